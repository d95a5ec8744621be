// SPDX-License-Identifier: MIT
#pragma once

#include "ui/style/indicatorstyle.h"

#include <QIcon>

class QStyleOptionHeader;
class QStyleOptionMenuItem;
class QStyleOptionSpinBox;
class QStyleOptionViewItem;

namespace lockstep::ui {

/// Fusion with room to breathe: by itself it makes fields, buttons and cells as tight as their text allows, and gives
/// some buttons of a dialog an icon and others none, and outlines fields darker than a dark window is. Buttons, scroll
/// bars, spin boxes, progress bars, tabs, rows and the heads of tables are our own (buttons.h and so on). Derived and
/// not stacked: Fusion asks back only the style that it was given to.
class ControlStyle final : public IndicatorStyle
{
    Q_OBJECT

public:
    using IndicatorStyle::polish;
    using IndicatorStyle::unpolish;
    void polish(QWidget* widget) override; ///< Dialogs show from the first where the keyboard is.
    void unpolish(QWidget* widget) override;
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& contents,
                           const QWidget* widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                         const QWidget* widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* returned) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct PictureAndWords
    {
        QIcon picture;
        QSize size; ///< Of the picture.
        QString words;
    };
    void drawPictureAndWords(const QStyleOption& button, const PictureAndWords& content, QPainter& painter) const;
    bool drawLabel(ControlElement element, const QStyleOption& option, QPainter& painter) const;
    bool drawTabPart(ControlElement element, const QStyleOption& option, QPainter& painter,
                     const QWidget* widget) const;
    bool drawTablePart(ControlElement element, const QStyleOption& option, QPainter& painter,
                       const QWidget* widget) const;
    bool drawProgressPart(ControlElement element, const QStyleOption& option, QPainter& painter,
                          const QWidget* widget) const;
    void drawSpinBox(const QStyleOptionSpinBox& box, QPainter& painter, const QWidget* widget) const;
    void drawHeader(const QStyleOptionHeader& header, QPainter& painter, const QWidget* widget) const;
    void drawCell(const QStyleOptionViewItem& cell, QPainter& painter, const QWidget* widget) const;
    void drawMenuItem(const QStyleOptionMenuItem& item, QPainter* painter, const QWidget* widget) const;
};

} // namespace lockstep::ui
