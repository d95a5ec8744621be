// SPDX-License-Identifier: MIT

#include "ui/widgets/text/followsunit.h"

#include <QWidget>

namespace lockstep::ui {

void followUnitIn(QWidget& window)
{
    const auto tell = [](QWidget* widget) {
        if (auto* part = dynamic_cast<FollowsUnit*>(widget)) part->followUnit();
    };
    tell(&window);
    for (QWidget* widget : window.findChildren<QWidget*>()) tell(widget);
}

} // namespace lockstep::ui
