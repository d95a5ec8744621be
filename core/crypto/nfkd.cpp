// SPDX-License-Identifier: MIT

#include "core/crypto/nfkd.h"

#include "core/crypto/cast.h"

#include <utf8proc.h>

namespace lockstep {

namespace {

constexpr auto CompatibilityDecomposition
    = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT);

} // namespace

Result<SecureBytes> nfkd(ByteSpan utf8)
{
    const auto size = static_cast<utf8proc_ssize_t>(utf8.size());
    const utf8proc_ssize_t length
        = utf8proc_decompose(uchars(utf8.data()), size, nullptr, 0, CompatibilityDecomposition);
    if (length < 0) return Error{Errc::Malformed, "not UTF-8"};

    // One more than the code points: reencode() works in place and closes the text with a zero byte.
    SecureBytes memory((static_cast<std::size_t>(length) + 1) * sizeof(utf8proc_int32_t));
    auto* codepoints = static_cast<utf8proc_int32_t*>(static_cast<void*>(memory.data()));
    if (utf8proc_decompose(uchars(utf8.data()), size, codepoints, length, CompatibilityDecomposition) != length)
        return Error{Errc::Malformed, "not UTF-8"};
    const utf8proc_ssize_t written = utf8proc_reencode(codepoints, length, CompatibilityDecomposition);
    if (written < 0) return Error{Errc::Malformed, "not UTF-8"};
    return SecureBytes::copyOf(memory.span().first(static_cast<std::size_t>(written)));
}

} // namespace lockstep
