// Writes a language model with weights of another size: quantize IN.gguf OUT.gguf q8_0|q4_0
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "ggml-backend.h"
#include "llama.h"

int main(int count, char **words) {
    if (count != 4) {
        fprintf(stderr, "usage: quantize IN.gguf OUT.gguf q8_0|q4_0\n");
        return 2;
    }
    struct llama_model_quantize_params settings = llama_model_quantize_default_params();
    settings.ftype = strcmp(words[3], "q8_0") == 0 ? LLAMA_FTYPE_MOSTLY_Q8_0 : LLAMA_FTYPE_MOSTLY_Q4_0;
    settings.nthread = (int)sysconf(_SC_NPROCESSORS_ONLN);
    // The published file is quantized already (Q4_1).
    settings.allow_requantize = true;
    ggml_backend_load_all_from_path(LLAMA_FOLDER);
    return llama_model_quantize(words[1], words[2], &settings) == 0 ? 0 : 1;
}
