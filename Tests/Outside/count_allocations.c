// Counts what a program allocates: preloaded, it stands before glibc's allocator and adds to two numbers in the file that
// CASCADE_ALLOCATIONS names, so that another process reads them while this one runs.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);

struct counts {
    _Atomic uint64_t allocations;
    _Atomic uint64_t bytes;
};

// What is allocated before the file is open is counted nowhere.
static _Atomic(struct counts *) counts;

__attribute__((constructor)) static void begin(void) {
    const char *path = getenv("CASCADE_ALLOCATIONS");
    if (!path) return;
    int file = open(path, O_RDWR);
    if (file < 0) return;
    void *memory = mmap(NULL, sizeof(struct counts), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    close(file);
    if (memory != MAP_FAILED) counts = memory;
}

static void count(size_t bytes) {
    struct counts *now = counts;
    if (!now) return;
    atomic_fetch_add_explicit(&now->allocations, 1, memory_order_relaxed);
    atomic_fetch_add_explicit(&now->bytes, bytes, memory_order_relaxed);
}

void *malloc(size_t size) {
    count(size);
    return __libc_malloc(size);
}

void *calloc(size_t number, size_t size) {
    count(number * size);
    return __libc_calloc(number, size);
}

void *realloc(void *old, size_t size) {
    count(size);
    return __libc_realloc(old, size);
}

void *memalign(size_t alignment, size_t size) {
    count(size);
    return __libc_memalign(alignment, size);
}

void *aligned_alloc(size_t alignment, size_t size) { return memalign(alignment, size); }

int posix_memalign(void **memory, size_t alignment, size_t size) {
    void *got = memalign(alignment, size);
    if (!got) return ENOMEM;
    *memory = got;
    return 0;
}
