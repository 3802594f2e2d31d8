// Cascade's view of llama.cpp: see cascade_llama.h for what each function promises.
#include "cascade_llama.h"

#include <ggml-backend.h>
#include <llama.h>
#include <stdio.h>
#include <stdlib.h>

struct cascade_llama_model {
    struct llama_model *weights;
    struct llama_context *context;
    const struct llama_vocab *vocabulary;
    const char *chat_template;
    struct llama_batch batch;
    int32_t batch_tokens;
};

struct cascade_llama_sampler {
    struct llama_sampler *chain;
};

// llama.cpp logs to standard error by default; the program speaks for itself.
static void discard_log(enum ggml_log_level level, const char *text, void *context) {
    (void)level;
    (void)text;
    (void)context;
}

static void free_model(cascade_llama_model *model) {
    if (model == NULL) return;
    if (model->batch.token != NULL) llama_batch_free(model->batch);
    if (model->context != NULL) llama_free(model->context);
    if (model->weights != NULL) llama_model_free(model->weights);
    free(model);
}

static cascade_llama_model *fail(cascade_llama_model *model, char *message, size_t size, const char *reason) {
    snprintf(message, size, "%s", reason);
    free_model(model);
    return NULL;
}

static cascade_llama_model *load(const char *library_folder, const char *model_path,
                                 cascade_llama_settings settings, char *message, size_t message_size) {
    llama_log_set(discard_log, NULL);
    if (ggml_backend_reg_count() == 0) ggml_backend_load_all_from_path(library_folder);
    llama_backend_init();

    cascade_llama_model *model = calloc(1, sizeof *model);
    if (model == NULL) return fail(NULL, message, message_size, "out of memory");
    if (ggml_backend_reg_count() == 0)
        return fail(model, message, message_size, "no processor back end was found beside the library");

    struct llama_model_params weights = llama_model_default_params();
    weights.n_gpu_layers = 0;
    model->weights = llama_model_load_from_file(model_path, weights);
    if (model->weights == NULL)
        return fail(model, message, message_size, "the file is not a model that llama.cpp can read");
    model->vocabulary = llama_model_get_vocab(model->weights);
    model->chat_template = llama_model_chat_template(model->weights, NULL);

    struct llama_context_params context = llama_context_default_params();
    context.n_ctx = (uint32_t)settings.context_tokens;
    context.n_batch = (uint32_t)settings.batch_tokens;
    context.n_ubatch = (uint32_t)settings.batch_tokens;
    context.n_seq_max = (uint32_t)settings.sequences;
    context.n_threads = settings.threads;
    context.n_threads_batch = settings.threads;
    // Sequences share a long prefix (the system prompt), so they share one buffer.
    context.kv_unified = true;
    context.no_perf = true;
    model->context = llama_init_from_model(model->weights, context);
    if (model->context == NULL)
        return fail(model, message, message_size, "there is not enough memory for the context");

    model->batch_tokens = settings.batch_tokens;
    model->batch = llama_batch_init(settings.batch_tokens, 0, 1);
    if (model->batch.token == NULL) return fail(model, message, message_size, "out of memory");
    return model;
}

static int32_t token_count(const cascade_llama_model *model) {
    return llama_vocab_n_tokens(model->vocabulary);
}

static const char *control_text(const cascade_llama_model *model, int32_t token) {
    if (token < 0 || token >= llama_vocab_n_tokens(model->vocabulary)) return NULL;
    int attributes = llama_vocab_get_attr(model->vocabulary, token);
    // The tokenizer looks for these two kinds in a text before it splits the rest.
    if ((attributes & (LLAMA_TOKEN_ATTR_CONTROL | LLAMA_TOKEN_ATTR_UNKNOWN)) == 0) return NULL;
    return llama_vocab_get_text(model->vocabulary, token);
}

static int32_t render(const cascade_llama_model *model, const cascade_llama_message *messages, size_t count,
                      char *text, int32_t size) {
    struct llama_chat_message *chat = calloc(count > 0 ? count : 1, sizeof *chat);
    if (chat == NULL) return -1;
    for (size_t i = 0; i < count; i++) {
        chat[i].role = messages[i].role;
        chat[i].content = messages[i].content;
    }
    // A model without a template of its own gets ChatML, which most instruction models understand.
    const char *template = model->chat_template != NULL ? model->chat_template : "chatml";
    int32_t needed = llama_chat_apply_template(template, chat, count, true, text, size);
    free(chat);
    return needed;
}

static int32_t tokenize(const cascade_llama_model *model, const char *text, int32_t length, int32_t *tokens,
                        int32_t size) {
    return llama_tokenize(model->vocabulary, text, length, tokens, size, true, true);
}

static int32_t piece(const cascade_llama_model *model, int32_t token, char *bytes, int32_t size) {
    return llama_token_to_piece(model->vocabulary, token, bytes, size, 0, false);
}

static bool ends_generation(const cascade_llama_model *model, int32_t token) {
    return llama_vocab_is_eog(model->vocabulary, token);
}

static int32_t decode(cascade_llama_model *model, const cascade_llama_entry *entries, int32_t count) {
    if (count < 1 || count > model->batch_tokens) return -1;
    struct llama_batch *batch = &model->batch;
    batch->n_tokens = count;
    for (int32_t i = 0; i < count; i++) {
        batch->token[i] = entries[i].token;
        batch->pos[i] = entries[i].position;
        batch->n_seq_id[i] = 1;
        batch->seq_id[i][0] = entries[i].sequence;
        batch->logits[i] = entries[i].wants_logits;
    }
    return llama_decode(model->context, *batch);
}

static bool truncate_sequence(cascade_llama_model *model, int32_t sequence, int32_t position) {
    return llama_memory_seq_rm(llama_get_memory(model->context), sequence, position, -1);
}

static void share(cascade_llama_model *model, int32_t source, int32_t target, int32_t position) {
    llama_memory_seq_cp(llama_get_memory(model->context), source, target, 0, position);
}

static cascade_llama_sampler *new_sampler(const cascade_llama_model *model, cascade_llama_sampling sampling) {
    cascade_llama_sampler *sampler = calloc(1, sizeof *sampler);
    if (sampler == NULL) return NULL;
    sampler->chain = llama_sampler_chain_init(llama_sampler_chain_default_params());
    if (sampling.repeat_penalty != 1.0f)
        llama_sampler_chain_add(sampler->chain,
                                llama_sampler_init_penalties(llama_vocab_n_tokens(model->vocabulary),
                                                             sampling.repeat_window, sampling.repeat_penalty, 0.0f,
                                                             0.0f));
    if (sampling.temperature <= 0.0f) {
        llama_sampler_chain_add(sampler->chain, llama_sampler_init_greedy());
    } else {
        if (sampling.top_p < 1.0f) llama_sampler_chain_add(sampler->chain, llama_sampler_init_top_p(sampling.top_p, 1));
        llama_sampler_chain_add(sampler->chain, llama_sampler_init_temp(sampling.temperature));
        llama_sampler_chain_add(sampler->chain, llama_sampler_init_dist(sampling.seed));
    }
    return sampler;
}

static int32_t sample(cascade_llama_sampler *sampler, cascade_llama_model *model, int32_t index) {
    return llama_sampler_sample(sampler->chain, model->context, index);
}

static void free_sampler(cascade_llama_sampler *sampler) {
    if (sampler == NULL) return;
    llama_sampler_free(sampler->chain);
    free(sampler);
}

__attribute__((visibility("default"))) const cascade_llama_table *cascade_llama_table_v1(void) {
    static const cascade_llama_table table = {
        .version = CASCADE_LLAMA_VERSION,
        .load = load,
        .free_model = free_model,
        .token_count = token_count,
        .control_text = control_text,
        .render = render,
        .tokenize = tokenize,
        .piece = piece,
        .ends_generation = ends_generation,
        .decode = decode,
        .truncate = truncate_sequence,
        .share = share,
        .new_sampler = new_sampler,
        .sample = sample,
        .free_sampler = free_sampler,
    };
    return &table;
}
