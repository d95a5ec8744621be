// SPDX-License-Identifier: MIT
#pragma once

#include <QFont>

namespace lockstep::ui {

bool hasTabularDigits(const QFont& font); ///< All of them are equally wide.

/// `font` where all its digits are equally wide, else the system's fixed font in the same size: amounts line up.
QFont amountFont(const QFont& font);

/// The system's fixed font in the size and weight of `font`: addresses, descriptors.
QFont fixedFont(const QFont& font);

/// `font`, larger by `factor`; `weight` where given.
QFont scaledFont(const QFont& font, double factor, QFont::Weight weight = QFont::Normal);

} // namespace lockstep::ui
