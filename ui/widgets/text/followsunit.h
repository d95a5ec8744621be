// SPDX-License-Identifier: MIT
#pragma once

class QWidget;

namespace lockstep::ui {

/// A part that keeps texts with amounts or days: where a person chooses another unit, to hide them, or another form of
/// dates, it is told to say them anew. Parts that every snapshot fills need not be: the main window repeats it then.
class FollowsUnit
{
public:
    virtual ~FollowsUnit() = default;
    virtual void followUnit() = 0; ///< Amounts and days may be written in another way now, amounts may be hidden.
};

/// Tells all that are in a window, and in the windows above it.
void followUnitIn(QWidget& window);

} // namespace lockstep::ui
