// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace lockstep {

using Bytes = std::vector<std::byte>;
using ByteSpan = std::span<const std::byte>;

/// The bytes of a text, as they are (UTF-8 stays UTF-8).
inline ByteSpan bytesOf(std::string_view text) { return std::as_bytes(std::span(text.data(), text.size())); }

inline Bytes toBytes(ByteSpan span) { return {span.begin(), span.end()}; }

inline void append(Bytes& to, ByteSpan more) { to.insert(to.end(), more.begin(), more.end()); }

} // namespace lockstep
