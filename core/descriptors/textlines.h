// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/result.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace lockstep {

/// A line of a pasted or imported text, viewed in it, without the space around.
struct TextLine
{
    std::size_t number = 0; ///< The first is 1.
    std::string_view text;
};

std::string_view trimmed(std::string_view text); ///< Without spaces, tabs and CR at both ends.

/// Every line but blank ones and comments, which begin with `#`. A byte order mark in front is passed over.
/// CRLF ends a line as LF does. Stops after `most` lines and one more, by which the caller sees that there are too
/// many.
std::vector<TextLine> meaningfulLines(std::string_view text, std::size_t most);

Error atLine(std::size_t number, const Error& error); ///< The same with "line 7: " before its detail.

} // namespace lockstep
