// SPDX-License-Identifier: MIT

#include "core/sync/cachekeeping.h"

#include <array>
#include <sstream>
#include <string_view>

namespace lockstep {

namespace {

constexpr std::array<std::string_view, 4> Names{"since-oldest-wallet", "everything", "last-months", "none"};
constexpr std::int32_t MostMonths = 1'200;

} // namespace

std::string textOf(const CacheKeeping& keeping)
{
    std::ostringstream out;
    out.imbue(std::locale::classic());
    out << Names.at(static_cast<std::size_t>(keeping.filters)) << ' ' << keeping.months << ' ' << keeping.filterCap
        << ' ' << keeping.blockCap;
    return out.str();
}

Result<CacheKeeping> cacheKeepingOf(const std::string& text)
{
    std::istringstream in(text);
    in.imbue(std::locale::classic());
    std::string name, rest;
    CacheKeeping keeping;
    if (!(in >> name >> keeping.months >> keeping.filterCap >> keeping.blockCap) || in >> rest)
        return Error{Errc::Malformed, "what is kept of the chain: " + text};
    std::size_t kind = 0;
    while (kind < Names.size() && Names.at(kind) != name) ++kind;
    if (kind == Names.size()) return Error{Errc::Malformed, "what is kept of the chain: " + name};
    keeping.filters = static_cast<CacheKeeping::Filters>(kind);
    if (auto sound = checkKeeping(keeping); !sound) return sound.error();
    return keeping;
}

std::int64_t EveryFilter::bytesLeft() const
{
    if (blocks <= 0) return 0;
    return static_cast<std::int64_t>(static_cast<double>(bytes) * (blocks - here.value_or(0)) / blocks);
}

Result<void> checkKeeping(const CacheKeeping& keeping)
{
    if (keeping.months < 1 || keeping.months > MostMonths) return Error{Errc::OutOfRange, "months of filters"};
    if (keeping.filterCap < 0 || keeping.blockCap < 0) return Error{Errc::OutOfRange, "a size below zero"};
    return {};
}

} // namespace lockstep
