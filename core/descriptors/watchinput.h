// SPDX-License-Identifier: MIT
#pragma once

#include "core/descriptors/descriptor.h"
#include "core/keys/accounttype.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lockstep {

/// One thing to watch, found in a text that a person pasted.
struct WatchInput
{
    Descriptor descriptor;
    std::size_t line = 1; ///< Where it stands, or the first of the two lines it was made of.
    bool isAccountKey = false; ///< Given as an extended key: the script type comes from its version or was asked.
    bool isPair = false; ///< Made of a descriptor that receives and one that takes change.
    bool hadChecksum = false; ///< Without one a typing mistake outside the keys goes unnoticed.

    /// What it is, in English for log and command line: "wpkh account key, fingerprint 73c5da0a, path m/84h/0h/0h".
    std::string what() const;
};

/// Reads descriptors and extended keys, one a line: `wpkh(...)#checksum`, `xpub...`, `[d34db33f/84h/0h/0h]zpub...`,
/// also after a label (`Receive: wpkh(...)`). Blank lines and lines that begin with `#` are skipped. Descriptors that
/// differ in the steps of receiving and change become one with two branches; what another line already covers is left
/// out. SLIP-132 keys (ypub, zpub) are taken where their script type agrees. `type` is for keys that do not say theirs.
///
/// Errors: as Descriptor::parse and descriptorOfKeyText; Refused when a key needs a `type`, or its version contradicts
/// it; PrivateKeyGiven also for recovery words; Malformed for an address and for a text without anything; OutOfRange
/// above MaxWatchInputs things or MaxWatchInputSize bytes. With more than one line the detail begins "line 7: ". Cost:
/// as Descriptor::parse for each line.
Result<std::vector<WatchInput>> parseWatchInput(std::string_view text, Network network,
                                                std::optional<AccountType> type = std::nullopt);

constexpr std::size_t MaxWatchInputs = 100;
constexpr std::size_t MaxWatchInputSize = 1'000'000;

} // namespace lockstep
