// SPDX-License-Identifier: MIT
#pragma once

class QHeaderView;

namespace lockstep::ui {

/// What the title of a column takes, with room for the arrow of the order where it may come to stand there. Also of a
/// hidden column, which Qt's header has no size for.
int sortableTitleWidth(const QHeaderView& header, int column);

/// The same, with room for the arrow in the one column where it stands.
int titleWidth(const QHeaderView& header, int column);

} // namespace lockstep::ui
