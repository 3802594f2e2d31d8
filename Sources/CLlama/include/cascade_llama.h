// The few operations on a language model that Cascade needs, as one table of functions.
//
// `libcascade_llama.so` (Native/cascade_llama.c, built by set-up against llama.h) exports only
// `cascade_llama_table_v1`. The program opens it at run time, so it builds and starts without llama.cpp.
//
// A model and its sequences belong to one thread at a time. Text is UTF-8, not NUL-terminated
// unless it says so. Functions that can fail return a negative number and write a message.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Raised with every change to the table: an older library is refused, not misread.
#define CASCADE_LLAMA_VERSION 2

typedef struct cascade_llama_model cascade_llama_model;
typedef struct cascade_llama_sampler cascade_llama_sampler;

typedef struct {
    int32_t context_tokens;  // cells of the key-value cache, shared by all sequences
    int32_t sequences;       // sequences that may live at once
    int32_t batch_tokens;    // tokens of one decode at the most
    int32_t threads;
} cascade_llama_settings;

typedef struct {
    float temperature;      // 0 takes the likeliest token
    float top_p;            // 1 keeps every token
    float repeat_penalty;   // 1 is no penalty
    int32_t repeat_window;  // tokens looked back at for the penalty
    uint32_t seed;
} cascade_llama_sampling;

typedef struct {
    const char *role;     // NUL-terminated: system, user, assistant
    const char *content;  // NUL-terminated
} cascade_llama_message;

typedef struct {
    int32_t token;
    int32_t position;
    int32_t sequence;
    bool wants_logits;
} cascade_llama_entry;

typedef struct {
    int32_t version;

    // Loads the processor back ends found beside the library, then the model. NULL on failure.
    cascade_llama_model *(*load)(const char *library_folder, const char *model_path,
                                 cascade_llama_settings settings, char *message, size_t message_size);
    void (*free_model)(cascade_llama_model *model);

    // The number of tokens in the model's vocabulary, which go from 0 on.
    int32_t (*token_count)(const cascade_llama_model *model);
    // NUL-terminated text that `tokenize` takes for this token wherever it stands: that of a control token. NULL for any
    // other token.
    const char *(*control_text)(const cascade_llama_model *model, int32_t token);

    // Renders messages with the model's own chat template and opens the assistant's answer.
    // Returns the bytes needed (call again if larger than size), negative if the template is unknown.
    int32_t (*render)(const cascade_llama_model *model, const cascade_llama_message *messages, size_t count,
                      char *text, int32_t size);
    // Returns the number of tokens; negative: minus the number that would be needed. Control tokens are recognized by
    // their text, whoever wrote it.
    int32_t (*tokenize)(const cascade_llama_model *model, const char *text, int32_t length, int32_t *tokens,
                        int32_t size);
    // Writes the token's bytes, which may end within a character; returns their number.
    int32_t (*piece)(const cascade_llama_model *model, int32_t token, char *bytes, int32_t size);
    bool (*ends_generation)(const cascade_llama_model *model, int32_t token);

    // Decodes a batch; 0 on success, 1 if the cache has no room, negative on failure.
    int32_t (*decode)(cascade_llama_model *model, const cascade_llama_entry *entries, int32_t count);
    // Removes a sequence's cells from `position` to the end.
    bool (*truncate)(cascade_llama_model *model, int32_t sequence, int32_t position);
    // Lets `target` share the cells of `source` before `position`.
    void (*share)(cascade_llama_model *model, int32_t source, int32_t target, int32_t position);

    cascade_llama_sampler *(*new_sampler)(const cascade_llama_model *model, cascade_llama_sampling sampling);
    // Chooses a token from the logits of entry `index` of the last batch and remembers it for the penalty.
    int32_t (*sample)(cascade_llama_sampler *sampler, cascade_llama_model *model, int32_t index);
    void (*free_sampler)(cascade_llama_sampler *sampler);
} cascade_llama_table;

typedef const cascade_llama_table *(*cascade_llama_table_function)(void);
