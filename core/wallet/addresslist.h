// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/hashes.h"
#include "core/primitives/network.h"
#include "core/util/bytes.h"
#include "core/util/result.h"

#include <QString>

#include <optional>
#include <string_view>
#include <vector>

namespace lockstep {

/// One line of a list of addresses.
struct AddressLine
{
    Bytes script;
    QString label;
    std::optional<BlockHeight> height; ///< First block that may pay it.
};

/// Lines `address[,label[,height]]` in UTF-8; empty lines and a headline beginning with "address" are skipped, a label
/// may stand in quotes, an address that comes twice counts once.
/// Errors: those of scriptFromAddress with the line's number first ("3: ..."); OutOfRange for more than 100,000 lines;
/// Malformed when there is no address at all.
Result<std::vector<AddressLine>> parseAddressList(std::string_view text, Network network);

} // namespace lockstep
