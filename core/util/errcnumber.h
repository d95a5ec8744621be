// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/result.h"

#include <cstdint>
#include <optional>

namespace lockstep {

/// An Errc is stored, and goes from one program to another, as its number. This one has the highest; whoever adds
/// another one after it says so here: the table of words (ui/format/errors/errorwords.h) does not compile otherwise.
inline constexpr Errc LastErrc = Errc::DeepReorg;

/// nullopt: no Errc of this version has that number.
constexpr std::optional<Errc> errcOf(std::int64_t number)
{
    if (number < 0 || number > static_cast<std::int64_t>(LastErrc)) return std::nullopt;
    return static_cast<Errc>(number);
}

} // namespace lockstep
