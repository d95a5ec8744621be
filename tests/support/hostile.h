// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/bytes.h"

#include <algorithm>

namespace lockstep::test {

/// Calls `parse` with every proper prefix of `raw`, or with about `most` of them, the short ones all.
template <typename Parse>
void forEveryPrefix(ByteSpan raw, std::size_t most, Parse parse)
{
    const std::size_t step = std::max<std::size_t>(1, raw.size() / most);
    for (std::size_t size = 0; size < raw.size(); size += size < most / 2 ? 1 : step) parse(raw.first(size));
}

/// Calls `parse` with `raw` changed in one byte: each bit by itself and all of them, at about `most` places.
template <typename Parse>
void forEveryByteFlip(ByteSpan raw, std::size_t most, Parse parse)
{
    Bytes changed = toBytes(raw);
    const std::size_t step = std::max<std::size_t>(1, raw.size() / most);
    for (std::size_t at = 0; at < raw.size(); at += at < most / 2 ? 1 : step) {
        for (const unsigned mask : {0x01U, 0x02U, 0x04U, 0x08U, 0x10U, 0x20U, 0x40U, 0x80U, 0xffU}) {
            changed[at] = raw[at] ^ static_cast<std::byte>(mask);
            parse(ByteSpan(changed));
        }
        changed[at] = raw[at];
    }
}

} // namespace lockstep::test
