// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/amount.h"

#include <QString>

#include <cstdint>
#include <optional>

namespace lockstep {

enum class AmountUnit { Bitcoin, Satoshi };

/// How the person wants to see amounts. One for the whole program, as the theme is: the window sets it, every text
/// below that is given no unit follows it. Untouched it is Bitcoin, in full: so the command line has it.
struct AmountDisplay
{
    AmountUnit unit = AmountUnit::Bitcoin;
    bool isHidden = false; ///< Dots stand for the digits: somebody looks over the shoulder.
    friend bool operator==(const AmountDisplay&, const AmountDisplay&) = default;

    static AmountDisplay current();
    static void set(AmountDisplay display); ///< On the main thread. What is shown already must be shown again.
};

// For labels, tables and sentences: as the person wants to see it, with a minus sign (U+2212) before a loss.

QString unitText(); ///< "BTC" or "sat". Not translated: they are symbols.
QString amountText(std::int64_t satoshis); ///< The number alone; "•••••" while amounts are hidden.
QString amountWithUnit(std::int64_t satoshis); ///< "1.204 550 00 BTC".
QString signedAmountText(std::int64_t satoshis); ///< For changes: a gain has its "+".

// In full and in this unit, whatever the person's choice, with an ASCII "-": for input fields, the clipboard, and what
// is signed.

QString unitText(AmountUnit unit);

/// The number alone, the same in every language: a point, eight places, narrow spaces between groups.
/// 1 BTC 20,455,000 sat is "1.204 550 00"; in satoshis "120 455 000". Signed with "-".
QString amountText(std::int64_t satoshis, AmountUnit unit);

/// With its unit: "1.204 550 00 BTC".
QString amountWithUnit(std::int64_t satoshis, AmountUnit unit);

QString signedAmountText(std::int64_t satoshis, AmountUnit unit);

/// Without groups, for files and other programs: "1.20455000".
QString plainAmountText(std::int64_t satoshis, AmountUnit unit = AmountUnit::Bitcoin);

/// What a person typed: digits, at most one point, any spaces between groups. nullopt: no number, more than eight
/// places, or outside 0 to 21,000,000 BTC. No commas: they mean different things in different countries.
std::optional<Amount> amountFromText(const QString& text, AmountUnit unit = AmountUnit::Bitcoin);

/// Why `amountFromText` refuses what a person typed, and what to type instead. Empty where it does not, and for an
/// empty text.
QString amountProblem(const QString& text, AmountUnit unit = AmountUnit::Bitcoin);

} // namespace lockstep
