// SPDX-License-Identifier: MIT

#include "core/util/securebytes.h"

#include <cstring>
#include <new>
#include <sodium.h>
#include <utility>

namespace lockstep {

SecureBytes::SecureBytes(std::size_t size) : m_size(size)
{
    if (size == 0) return;
    if (sodium_init() < 0) throw std::bad_alloc();
    m_data = static_cast<std::byte*>(sodium_malloc(size));
    if (!m_data) throw std::bad_alloc();
    std::memset(m_data, 0, size);
}

SecureBytes::SecureBytes(SecureBytes&& other) noexcept
    : m_data(std::exchange(other.m_data, nullptr))
    , m_size(std::exchange(other.m_size, 0))
{
}

SecureBytes& SecureBytes::operator=(SecureBytes&& other) noexcept
{
    std::swap(m_data, other.m_data);
    std::swap(m_size, other.m_size);
    return *this;
}

SecureBytes::~SecureBytes() { sodium_free(m_data); }

SecureBytes SecureBytes::copyOf(ByteSpan bytes)
{
    SecureBytes copy(bytes.size());
    if (!bytes.empty()) std::memcpy(copy.m_data, bytes.data(), bytes.size());
    return copy;
}

std::string_view SecureBytes::text() const
{
    return {static_cast<const char*>(static_cast<const void*>(m_data)), m_size};
}

void wipe(std::span<std::byte> bytes) { sodium_memzero(bytes.data(), bytes.size()); }

} // namespace lockstep
