// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/ids.h"
#include "core/primitives/network.h"
#include "core/util/bytes.h"
#include "core/util/result.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lockstep {

/// One address to watch.
struct WatchedAddress
{
    Bytes script; ///< Its scriptPubKey.
    std::string address; ///< As the network writes it: bech32 in lower case. The hexadecimal of a script without one.
    std::string label; ///< UTF-8 as given; empty without one.
    std::optional<BlockHeight> height; ///< Where its history begins, if the list says so.
};

/// Reads `address[,label[,height]]`, one a line, or a scriptPubKey in hexadecimal in the address's place; a label that
/// holds a comma or a quote stands in quotes, as in CSV. CRLF is fine; blank lines and lines that begin with `#` are
/// skipped. An address that comes again is merged: the first label that is not empty, the lowest height. Errors: as
/// scriptFromAddress; Malformed (fields, quotes, an empty list), OutOfRange (a height, a label above MaxAddressLabel
/// bytes, the list). The detail begins "line 7: " and never repeats the text. Cost: linear; 100,000 addresses take less
/// than a second.
Result<std::vector<WatchedAddress>> parseAddressList(std::string_view text, Network network);

/// The lowest height of a list, if every line names one: else older payments could be missed.
std::optional<BlockHeight> lowestHeight(std::span<const WatchedAddress> addresses);

constexpr std::size_t MaxAddressListSize = 16'000'000; ///< Bytes.
constexpr std::size_t MaxAddressListLines = 100'000;
constexpr std::size_t MaxAddressLabel = 1'000; ///< Bytes.

} // namespace lockstep
