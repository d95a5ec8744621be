// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/bytes.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lockstep::fuzz {

/// One parser or rule that hostile bytes are thrown at, and what must hold whatever they are.
struct Target
{
    std::string_view name;
    std::size_t maxLength = 0; ///< Longer inputs find nothing new.
    void (*run)(ByteSpan input) = nullptr; ///< Ends the program by require() where something does not hold.
    std::vector<Bytes> (*seeds)() = nullptr; ///< Inputs to start from: each kind of thing once, small.
};

/// All of them, in the order of the table in docs/testing.md.
std::span<const Target> allTargets();

/// nullptr for a name that is none.
const Target* targetNamed(std::string_view name);

/// Says on stderr what does not hold and aborts, so that libFuzzer keeps the input.
void require(bool holds, std::string_view what);

extern const Target FramingTarget;
extern const Target MessagesTarget;
extern const Target HeaderTreeTarget;
extern const Target ProofOfWorkTarget;
extern const Target BlockTarget;
extern const Target TransactionTarget;
extern const Target ScriptTarget;
extern const Target FilterDecodingTarget;
extern const Target FilterMatchingTarget;
extern const Target DescriptorTarget;
extern const Target WatchTextTarget;
extern const Target AddressTarget;
extern const Target BackupTarget;

} // namespace lockstep::fuzz
