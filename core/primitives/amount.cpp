// SPDX-License-Identifier: MIT

#include "core/primitives/amount.h"

#include <algorithm>

namespace lockstep {

namespace {

constexpr std::size_t Places = 8;
constexpr std::size_t MostDigits
    = 16; ///< Of 2,100,000,000,000,000 satoshis; more, or bitcoin times 1e8, must not wrap.

bool isDigits(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

std::optional<Amount> Amount::fromDecimal(std::string_view text, std::size_t places)
{
    const std::size_t point = text.find('.');
    if (point != std::string_view::npos && places == 0) return std::nullopt;
    const std::string_view whole = text.substr(0, point);
    const std::string_view part = point == std::string_view::npos ? std::string_view() : text.substr(point + 1);
    if (whole.empty() && part.empty()) return std::nullopt;
    if (part.size() > places || !isDigits(whole) || !isDigits(part)) return std::nullopt;
    std::string digits(whole.substr(std::min(whole.find_first_not_of('0'), whole.size())));
    digits.append(part).append(places - part.size(), '0');
    if (digits.size() > MostDigits) return std::nullopt;
    std::int64_t units = 0;
    for (const char digit : digits) units = units * 10 + (digit - '0');
    return fromSatoshis(units);
}

std::string Amount::toDecimal() const
{
    std::string part = std::to_string(m_satoshis % SatoshisPerBitcoin);
    part.insert(0, Places - part.size(), '0');
    part.erase(part.find_last_not_of('0') + 1);
    const std::string whole = std::to_string(m_satoshis / SatoshisPerBitcoin);
    return part.empty() ? whole : whole + '.' + part;
}

} // namespace lockstep
