// SPDX-License-Identifier: MIT

#include "tests/fuzz/target.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>

namespace lockstep::fuzz {

std::span<const Target> allTargets()
{
    static const std::array Targets{
        FramingTarget,     MessagesTarget, HeaderTreeTarget,     ProofOfWorkTarget,    BlockTarget,
        TransactionTarget, ScriptTarget,   FilterDecodingTarget, FilterMatchingTarget, DescriptorTarget,
        WatchTextTarget,   AddressTarget,  BackupTarget,
    };
    return Targets;
}

const Target* targetNamed(std::string_view name)
{
    const auto targets = allTargets();
    const auto found = std::ranges::find(targets, name, &Target::name);
    return found == targets.end() ? nullptr : &*found;
}

void require(bool holds, std::string_view what)
{
    if (holds) return;
    std::fprintf(stderr, "does not hold: %.*s\n", static_cast<int>(what.size()), what.data());
    std::abort();
}

} // namespace lockstep::fuzz
