// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/bytes.h"

#include <cstddef>
#include <string_view>

namespace lockstep {

/// A secret in memory: guard pages, locked against swap, left out of core dumps, wiped when freed (libsodium).
/// Move-only, so a copy is always a decision (`clone`). It never becomes text by itself: no stream, no QVariant.
/// If the machine refuses to lock the pages (RLIMIT_MEMLOCK) it still works, unlocked.
class SecureBytes
{
public:
    SecureBytes() = default;
    explicit SecureBytes(std::size_t size); ///< Zero-filled.
    SecureBytes(SecureBytes&& other) noexcept;
    SecureBytes& operator=(SecureBytes&& other) noexcept;
    SecureBytes(const SecureBytes&) = delete;
    SecureBytes& operator=(const SecureBytes&) = delete;
    ~SecureBytes();

    static SecureBytes copyOf(ByteSpan bytes);
    SecureBytes clone() const { return copyOf(span()); }

    std::byte* data() { return m_data; }
    const std::byte* data() const { return m_data; }
    std::size_t size() const { return m_size; }
    bool empty() const { return m_size == 0; }

    std::span<std::byte> span() { return {m_data, m_size}; }
    ByteSpan span() const { return {m_data, m_size}; }

    /// For libraries that read text. The view is only as safe as what it is handed to.
    std::string_view text() const;

private:
    std::byte* m_data = nullptr;
    std::size_t m_size = 0;
};

/// Overwrites memory in a way the compiler may not drop.
void wipe(std::span<std::byte> bytes);

} // namespace lockstep
