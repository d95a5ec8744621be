// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/bytes.h"

namespace lockstep::ui {

/// How long a passphrase would hold against a program that guesses. A hint, never a promise.
enum class Strength { None, Weak, Fair, Good, Strong };

/// `utf8` is read once and not kept. Counts what each character adds: little where it repeats or continues a row, no
/// more than a dictionary word for a run of letters.
Strength passphraseStrength(ByteSpan utf8);

} // namespace lockstep::ui
