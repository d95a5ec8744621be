// SPDX-License-Identifier: MIT

#include "core/keys/recoverywords.h"

#include "core/keys/wordlist_english.h"

#include <algorithm>
#include <array>
#include <utility>

namespace lockstep {

namespace {

constexpr std::size_t LettersThatTellWordsApart = 4;
constexpr std::size_t LongestWord = 8;
constexpr std::size_t MostMistakes = 2;

auto firstNotBefore(std::string_view text) { return std::ranges::lower_bound(englishWords, text); }

/// A table of mistakes between beginnings: row i, column j for the first i and j letters.
using MistakeTable
    = std::array<std::array<std::size_t, LongestWord + MostMistakes + 1>, LongestWord + MostMistakes + 1>;

std::size_t mistakesAt(const MistakeTable& table, std::string_view typed, std::string_view word, std::size_t i,
                       std::size_t j)
{
    if (i == 0 || j == 0) return i + j;
    const std::size_t changed = table[i - 1][j - 1] + (typed[i - 1] == word[j - 1] ? 0 : 1);
    const std::size_t fewest = std::min({changed, table[i - 1][j] + 1, table[i][j - 1] + 1});
    const bool swapped = i > 1 && j > 1 && typed[i - 1] == word[j - 2] && typed[i - 2] == word[j - 1];
    return swapped ? std::min(fewest, table[i - 2][j - 2] + 1) : fewest;
}

/// How many letters must be changed, added, left out or swapped with their neighbour (optimal string alignment).
/// Both texts have at most LongestWord + MostMistakes letters.
std::size_t mistakesBetween(std::string_view typed, std::string_view word)
{
    MistakeTable table{};
    for (std::size_t i = 0; i <= typed.size(); ++i)
        for (std::size_t j = 0; j <= word.size(); ++j) table[i][j] = mistakesAt(table, typed, word, i, j);
    return table[typed.size()][word.size()];
}

} // namespace

std::optional<std::uint16_t> recoveryWordIndex(std::string_view typed)
{
    const auto found = firstNotBefore(typed);
    if (found == englishWords.end()) return std::nullopt;
    const bool meant = *found == typed || (typed.size() >= LettersThatTellWordsApart && found->starts_with(typed));
    if (!meant) return std::nullopt;
    return static_cast<std::uint16_t>(found - englishWords.begin());
}

std::vector<std::string_view> recoveryWordsBeginningWith(std::string_view typed, std::size_t limit)
{
    std::vector<std::string_view> words;
    if (typed.empty()) return words;
    for (auto word = firstNotBefore(typed); word != englishWords.end() && word->starts_with(typed); ++word) {
        if (words.size() == limit) break;
        words.push_back(*word);
    }
    return words;
}

std::optional<std::string_view> nearestRecoveryWord(std::string_view typed)
{
    if (typed.empty() || typed.size() > LongestWord + MostMistakes) return std::nullopt;
    // Of two words as near, the one with the same first letter: that is the letter people get right.
    const auto distance = [typed](std::string_view word) {
        return std::pair(mistakesBetween(typed, word), word.front() != typed.front());
    };
    const std::string_view nearest = *std::ranges::min_element(englishWords, {}, distance);
    // A word that shares less than half of the letters would be a guess.
    if (distance(nearest).first > std::min(MostMistakes, typed.size() / 2)) return std::nullopt;
    return nearest;
}

} // namespace lockstep
