// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace lockstep::ui {

/// Copies a text that shows a person's payments, though it cannot spend: a descriptor, an extended public key.
/// Clipboard managers are asked not to keep it, and it is cleared after half a minute and at the end of the program,
/// where it is still there. Secrets are never copied at all (security.md K9).
void copyDiscreetly(const QString& text);

inline constexpr int DiscreetSeconds = 30;

} // namespace lockstep::ui
