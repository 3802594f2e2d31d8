// The part of ONNX Runtime's C interface that Cascade calls.
//
// The library exports one symbol, OrtGetApiBase; GetApi(version) returns a table of function pointers
// to which new versions only append, so a slot keeps its number. The Debian and PyPI packages ship no
// header; the slots and signatures below are declared by hand and were checked against version 1.28.2.
#pragma once

#include <stddef.h>
#include <stdint.h>

typedef struct OrtStatus OrtStatus;
typedef struct OrtEnv OrtEnv;
typedef struct OrtSession OrtSession;
typedef struct OrtSessionOptions OrtSessionOptions;
typedef struct OrtValue OrtValue;
typedef struct OrtMemoryInfo OrtMemoryInfo;
typedef struct OrtTensorInfo OrtTensorInfo;
typedef struct OrtAllocator OrtAllocator;

typedef struct {
    const void *const *(*get_api)(uint32_t version);
    const char *(*get_version)(void);
} OrtApiBase;

typedef const OrtApiBase *(*ort_get_api_base_function)(void);

// Oldest interface version that has every slot used here.
enum { ORT_API_VERSION_USED = 17 };

enum { ORT_FLOAT = 1, ORT_INT64 = 7, ORT_BOOL = 9 };
enum { ORT_LOG_ERROR = 3 };

typedef const void *const *ort_api;

#define ORT_SLOT(api, slot, result, ...) ((result(*)(__VA_ARGS__))(api)[slot])

static inline const char *ort_error_message(ort_api api, const OrtStatus *status) {
    return ORT_SLOT(api, 2, const char *, const OrtStatus *)(status);
}
static inline OrtStatus *ort_create_env(ort_api api, int level, const char *name, OrtEnv **env) {
    return ORT_SLOT(api, 3, OrtStatus *, int, const char *, OrtEnv **)(level, name, env);
}
static inline OrtStatus *ort_create_session(ort_api api, const OrtEnv *env, const char *path,
                                            const OrtSessionOptions *options, OrtSession **session) {
    return ORT_SLOT(api, 7, OrtStatus *, const OrtEnv *, const char *, const OrtSessionOptions *, OrtSession **)(
        env, path, options, session);
}
static inline OrtStatus *ort_run(ort_api api, OrtSession *session, const char *const *input_names,
                                 const OrtValue *const *inputs, size_t input_count, const char *const *output_names,
                                 size_t output_count, OrtValue **outputs) {
    return ORT_SLOT(api, 9, OrtStatus *, OrtSession *, const void *, const char *const *, const OrtValue *const *,
                    size_t, const char *const *, size_t, OrtValue **)(session, NULL, input_names, inputs, input_count,
                                                                      output_names, output_count, outputs);
}
static inline OrtStatus *ort_create_session_options(ort_api api, OrtSessionOptions **options) {
    return ORT_SLOT(api, 10, OrtStatus *, OrtSessionOptions **)(options);
}
static inline OrtStatus *ort_set_intra_op_threads(ort_api api, OrtSessionOptions *options, int threads) {
    return ORT_SLOT(api, 24, OrtStatus *, OrtSessionOptions *, int)(options, threads);
}
static inline OrtStatus *ort_set_inter_op_threads(ort_api api, OrtSessionOptions *options, int threads) {
    return ORT_SLOT(api, 25, OrtStatus *, OrtSessionOptions *, int)(options, threads);
}
static inline OrtStatus *ort_input_count(ort_api api, const OrtSession *session, size_t *count) {
    return ORT_SLOT(api, 30, OrtStatus *, const OrtSession *, size_t *)(session, count);
}
static inline OrtStatus *ort_output_count(ort_api api, const OrtSession *session, size_t *count) {
    return ORT_SLOT(api, 31, OrtStatus *, const OrtSession *, size_t *)(session, count);
}
static inline OrtStatus *ort_input_name(ort_api api, const OrtSession *session, size_t index, OrtAllocator *allocator,
                                        char **name) {
    return ORT_SLOT(api, 36, OrtStatus *, const OrtSession *, size_t, OrtAllocator *, char **)(session, index,
                                                                                               allocator, name);
}
static inline OrtStatus *ort_output_name(ort_api api, const OrtSession *session, size_t index, OrtAllocator *allocator,
                                         char **name) {
    return ORT_SLOT(api, 37, OrtStatus *, const OrtSession *, size_t, OrtAllocator *, char **)(session, index,
                                                                                               allocator, name);
}
static inline OrtStatus *ort_create_tensor(ort_api api, const OrtMemoryInfo *memory, void *data, size_t bytes,
                                           const int64_t *shape, size_t rank, int type, OrtValue **value) {
    return ORT_SLOT(api, 49, OrtStatus *, const OrtMemoryInfo *, void *, size_t, const int64_t *, size_t, int,
                    OrtValue **)(memory, data, bytes, shape, rank, type, value);
}
static inline OrtStatus *ort_tensor_data(ort_api api, OrtValue *value, void **data) {
    return ORT_SLOT(api, 51, OrtStatus *, OrtValue *, void **)(value, data);
}
static inline OrtStatus *ort_rank(ort_api api, const OrtTensorInfo *info, size_t *rank) {
    return ORT_SLOT(api, 61, OrtStatus *, const OrtTensorInfo *, size_t *)(info, rank);
}
static inline OrtStatus *ort_shape(ort_api api, const OrtTensorInfo *info, int64_t *shape, size_t rank) {
    return ORT_SLOT(api, 62, OrtStatus *, const OrtTensorInfo *, int64_t *, size_t)(info, shape, rank);
}
static inline OrtStatus *ort_tensor_info(ort_api api, const OrtValue *value, OrtTensorInfo **info) {
    return ORT_SLOT(api, 65, OrtStatus *, const OrtValue *, OrtTensorInfo **)(value, info);
}
static inline OrtStatus *ort_create_cpu_memory_info(ort_api api, OrtMemoryInfo **memory) {
    // 1, 0: the device allocator and the default memory type.
    return ORT_SLOT(api, 69, OrtStatus *, int, int, OrtMemoryInfo **)(1, 0, memory);
}
static inline OrtStatus *ort_allocator_free(ort_api api, OrtAllocator *allocator, void *memory) {
    return ORT_SLOT(api, 76, OrtStatus *, OrtAllocator *, void *)(allocator, memory);
}
static inline OrtStatus *ort_default_allocator(ort_api api, OrtAllocator **allocator) {
    return ORT_SLOT(api, 78, OrtStatus *, OrtAllocator **)(allocator);
}
static inline void ort_release_env(ort_api api, OrtEnv *env) { ORT_SLOT(api, 92, void, OrtEnv *)(env); }
static inline void ort_release_status(ort_api api, OrtStatus *status) { ORT_SLOT(api, 93, void, OrtStatus *)(status); }
static inline void ort_release_memory_info(ort_api api, OrtMemoryInfo *memory) {
    ORT_SLOT(api, 94, void, OrtMemoryInfo *)(memory);
}
static inline void ort_release_session(ort_api api, OrtSession *session) {
    ORT_SLOT(api, 95, void, OrtSession *)(session);
}
static inline void ort_release_value(ort_api api, OrtValue *value) { ORT_SLOT(api, 96, void, OrtValue *)(value); }
static inline void ort_release_tensor_info(ort_api api, OrtTensorInfo *info) {
    ORT_SLOT(api, 99, void, OrtTensorInfo *)(info);
}
static inline void ort_release_session_options(ort_api api, OrtSessionOptions *options) {
    ORT_SLOT(api, 100, void, OrtSessionOptions *)(options);
}
static inline OrtStatus *ort_add_session_config(ort_api api, OrtSessionOptions *options, const char *key,
                                                const char *value) {
    return ORT_SLOT(api, 130, OrtStatus *, OrtSessionOptions *, const char *, const char *)(options, key, value);
}
