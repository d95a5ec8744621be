// SPDX-License-Identifier: MIT

#include "core/sync/listening.h"

#include <array>
#include <string_view>

namespace lockstep {

namespace {

constexpr std::array<std::string_view, 3> Names{"off", "while-open", "always"};

} // namespace

std::string textOf(Listening listening) { return std::string(Names.at(static_cast<std::size_t>(listening))); }

Result<Listening> listeningOf(const std::string& text)
{
    for (std::size_t i = 0; i < Names.size(); ++i)
        if (Names.at(i) == text) return static_cast<Listening>(i);
    return Error{Errc::Malformed, "when to listen for payments: " + text};
}

} // namespace lockstep
