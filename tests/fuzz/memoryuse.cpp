// SPDX-License-Identifier: MIT

#include "tests/fuzz/memoryuse.h"

#include "core/crypto/hash.h"

#include <algorithm>

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define LOCKSTEP_COUNTS_MEMORY
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define LOCKSTEP_COUNTS_MEMORY
#endif

#ifdef LOCKSTEP_COUNTS_MEMORY
// Of the sanitizers' sanitizer/allocator_interface.h, which Debian's GCC leaves out though its library has them.
extern "C" {
int __sanitizer_install_malloc_and_free_hooks(void (*onMalloc)(const volatile void*, std::size_t),
                                              void (*onFree)(const volatile void*));
std::size_t __sanitizer_get_allocated_size(const volatile void* memory);
}
#endif

namespace lockstep::fuzz {

namespace {

bool counting = false;
std::ptrdiff_t held = 0;
std::ptrdiff_t most = 0;

#ifdef LOCKSTEP_COUNTS_MEMORY
void onMalloc(const volatile void* /*memory*/, std::size_t size)
{
    if (!counting) return;
    held += static_cast<std::ptrdiff_t>(size);
    most = std::max(most, held);
}

void onFree(const volatile void* memory)
{
    if (counting && memory != nullptr) held -= static_cast<std::ptrdiff_t>(__sanitizer_get_allocated_size(memory));
}

const bool installed = __sanitizer_install_malloc_and_free_hooks(onMalloc, onFree) > 0;
#else
constexpr bool installed = false;
#endif

} // namespace

MemoryUse::MemoryUse()
{
    doubleSha256({}); // OpenSSL sets itself up at its first hash; that is nobody's input
    held = 0;
    most = 0;
    counting = installed;
}

MemoryUse::~MemoryUse() { counting = false; }

std::size_t MemoryUse::peak() const { return static_cast<std::size_t>(most); }

bool MemoryUse::isCounted() { return installed; }

} // namespace lockstep::fuzz
