// SPDX-License-Identifier: MIT

#include "ui/widgets/secrets/passphrasestrength.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>

namespace lockstep::ui {

namespace {

enum class Kind { Letter, Digit, Other };

Kind kindOf(unsigned char c)
{
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return Kind::Letter;
    return c >= '0' && c <= '9' ? Kind::Digit : Kind::Other;
}

// Bits that a guess has to cover. A word of a large dictionary is one of some sixteen thousand.
constexpr double BitsOfKind[]{4.7, 3.3, 5.0};
constexpr double BitsOfCapital = 1.0;
constexpr double BitsOfRepeat = 0.5;
constexpr double BitsOfWord = 14.0;
constexpr double BitsPastWord = 1.0; ///< For each letter after the eighth of a run.
constexpr int LettersOfWord = 8;

double bitsOfRun(Kind kind, double bits, int length)
{
    if (kind != Kind::Letter) return bits;
    return std::min(bits, BitsOfWord + BitsPastWord * std::max(0, length - LettersOfWord));
}

/// The letters alone, small or capital: a program that guesses tries the famous ones first, however they are joined.
bool isFamous(ByteSpan utf8)
{
    constexpr std::string_view Example = "correcthorsebatterystaple";
    constexpr std::size_t Least = Example.find("staple"); // its last word is often left out
    std::size_t letters = 0;
    for (const std::byte byte : utf8) {
        const auto c = std::to_integer<unsigned char>(byte);
        if (kindOf(c) != Kind::Letter) continue;
        if (letters == Example.size() || (c | 0x20) != Example[letters]) return false;
        ++letters;
    }
    return letters == Least || letters == Example.size();
}

} // namespace

Strength passphraseStrength(ByteSpan utf8)
{
    if (utf8.empty()) return Strength::None;
    if (isFamous(utf8)) return Strength::Weak;
    double total = 0;
    double run = 0;
    int length = 0;
    unsigned char last = 0;
    Kind kind = Kind::Other;
    for (const std::byte byte : utf8) {
        const auto c = std::to_integer<unsigned char>(byte);
        if (kindOf(c) != kind) {
            total += bitsOfRun(kind, run, length);
            kind = kindOf(c);
            run = 0;
            length = 0;
        }
        const bool continues = length > 0 && std::abs(int{c} - int{last}) <= 1;
        run += continues ? BitsOfRepeat : BitsOfKind[static_cast<int>(kind)];
        if (c >= 'A' && c <= 'Z' && length > 0 && !continues) run += BitsOfCapital;
        last = c;
        ++length;
    }
    total += bitsOfRun(kind, run, length);
    if (total < 30) return Strength::Weak;
    if (total < 45) return Strength::Fair;
    return total < 65 ? Strength::Good : Strength::Strong;
}

} // namespace lockstep::ui
