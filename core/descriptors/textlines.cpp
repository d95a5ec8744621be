// SPDX-License-Identifier: MIT

#include "core/descriptors/textlines.h"

#include <algorithm>

namespace lockstep {

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view Space = " \t\r";
    const std::size_t begin = text.find_first_not_of(Space);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(Space) - begin + 1);
}

std::vector<TextLine> meaningfulLines(std::string_view text, std::size_t most)
{
    constexpr std::string_view ByteOrderMark = "\xef\xbb\xbf";
    if (text.starts_with(ByteOrderMark)) text.remove_prefix(ByteOrderMark.size());
    std::vector<TextLine> lines;
    for (std::size_t number = 1; !text.empty() && lines.size() <= most; ++number) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = trimmed(text.substr(0, end));
        if (!line.empty() && line.front() != '#') lines.push_back({number, line});
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

Error atLine(std::size_t number, const Error& error)
{
    return {error.code, "line " + std::to_string(number) + ": " + error.detail};
}

} // namespace lockstep
