// SPDX-License-Identifier: MIT
#pragma once

#include <QProxyStyle>

namespace lockstep::ui {

/// Fusion, but for the boxes and circles that are ticked: Fusion outlines them in a shade of the window's colour, which
/// is next to nothing in a dark theme.
class IndicatorStyle : public QProxyStyle
{
    Q_OBJECT

public:
    IndicatorStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget = nullptr) const override;
};

} // namespace lockstep::ui
