// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"

#include <QString>

namespace lockstep {

/// A look for an outpoint and its answer, in words.

QString verdictTitle(const LookupView& lookup); ///< "Unspent", "Spent", "Not known", "Looking for it".
QString verdictSymbol(const LookupView& lookup); ///< A shape beside the words.

/// What is known, and as of which block; why not, and what to try.
QString verdictText(const LookupView& lookup);

/// What the answer rests on where that is less than usual: one peer's word, a chain that has changed. Mostly empty.
QString verdictDoubt(const LookupView& lookup);

/// "open", "unspent", "spent", "unknown": for programs; stable.
QString verdictCode(OutpointVerdict verdict);
/// "none", "not-found", "no-such-output", "other-script": for programs; stable.
QString doubtCode(OutpointDoubt doubt);

} // namespace lockstep
