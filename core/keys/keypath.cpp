// SPDX-License-Identifier: MIT

#include "core/keys/keypath.h"

#include <algorithm>
#include <charconv>

namespace lockstep {

namespace {

Result<std::uint32_t> parseStep(std::string_view text)
{
    const bool marked = !text.empty() && std::string_view("'hH").find(text.back()) != std::string_view::npos;
    const std::string_view digits = text.substr(0, text.size() - (marked ? 1 : 0));
    std::uint64_t index = 0;
    const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), index);
    if (problem == std::errc::result_out_of_range) return Error{Errc::OutOfRange, "key path: index of 2^31 or more"};
    if (problem != std::errc() || end != digits.data() + digits.size())
        return Error{Errc::Malformed, "key path: a step is not a number"};
    if (index >= HardenedBit) return Error{Errc::OutOfRange, "key path: index of 2^31 or more"};
    const auto step = static_cast<std::uint32_t>(index);
    return marked ? hardened(step) : step;
}

} // namespace

Result<KeyPath> KeyPath::parse(std::string_view text)
{
    KeyPath path;
    if (text.empty() || text == "m") return path;
    if (text.starts_with("m/")) text.remove_prefix(2);
    for (;;) {
        const std::size_t slash = text.find('/');
        const auto step = parseStep(text.substr(0, slash));
        if (!step) return step.error();
        if (path.steps.size() == MaxSteps) return Error{Errc::OutOfRange, "key path: more than 255 steps"};
        path.steps.push_back(*step);
        if (slash == std::string_view::npos) return path;
        text.remove_prefix(slash + 1);
    }
}

KeyPath KeyPath::child(std::uint32_t step) const
{
    KeyPath longer = *this;
    longer.steps.push_back(step);
    return longer;
}

std::string KeyPath::toString() const { return "m" + suffix(); }

std::string KeyPath::suffix() const
{
    std::string text;
    for (const std::uint32_t step : steps) {
        text += '/' + std::to_string(step & ~HardenedBit);
        if (isHardened(step)) text += 'h';
    }
    return text;
}

} // namespace lockstep
