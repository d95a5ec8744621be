// SPDX-License-Identifier: MIT

// What is freed is wiped first. Secrets live in SecureBytes, which wipes itself; but Qt makes short-lived strings of
// what a person types and a field shows, and frees them as they are. A program linked with this file has its own free()
// and realloc(), which its libraries use too. Source: security.md K6, which measured that nothing less reaches them.
// Memory that is in use is not touched, and larger blocks are not: no secret is that long.

#include <cstddef>
#include <cstdlib>
#include <cstring>

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define LOCKSTEP_OWN_HEAP
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define LOCKSTEP_OWN_HEAP // a sanitizer has a heap of its own
#endif

#if defined(__GLIBC__) && !defined(LOCKSTEP_OWN_HEAP)

#include <malloc.h>

extern "C" {

void __libc_free(void* memory);
void* __libc_realloc(void* memory, std::size_t size);

namespace {

constexpr std::size_t LargestWiped = 64 * 1024;

void wipe(void* memory, std::size_t size)
{
    std::memset(memory, 0, size);
    __asm__ __volatile__("" : : "r"(memory) : "memory"); // or it would be optimised away
}

} // namespace

void free(void* memory) noexcept
{
    if (!memory) return;
    if (const std::size_t size = malloc_usable_size(memory); size <= LargestWiped) wipe(memory, size);
    __libc_free(memory);
}

/// The C library's own would leave the old block as it is when it moves it.
void* realloc(void* memory, std::size_t size) noexcept
{
    const std::size_t before = memory ? malloc_usable_size(memory) : 0;
    if (!memory || size == 0 || before > LargestWiped) return __libc_realloc(memory, size);
    if (size <= before && size >= before / 2) return memory;
    void* moved = std::malloc(size);
    if (!moved) return nullptr;
    std::memcpy(moved, memory, size < before ? size : before);
    free(memory);
    return moved;
}
}

#endif
