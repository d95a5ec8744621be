// SPDX-License-Identifier: MIT

#include "ui/style/controlstyle.h"

#include "ui/style/spacing.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QPainter>
#include <QStyleOption>

namespace lockstep::ui {

namespace {

constexpr int HeaderMargin = spacing::Small; ///< Around the words above a column.
constexpr float FieldOutline = 0.45F; ///< Of the muted text's strength.
constexpr int FieldInset = 3; ///< Before the text of a field, besides Fusion's own.

bool isFlat(const QStyleOption* option)
{
    const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option);
    return button && (button->state & QStyle::State_AutoRaise);
}

void outlineField(QPainter& painter, const QStyleOption& option)
{
    if (!Theme::current().isDark() || option.state & QStyle::State_HasFocus) return;
    QColor colour = Theme::current().mutedText();
    colour.setAlphaF(FieldOutline);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(colour);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), 2, 2);
    painter.restore();
}

} // namespace

QSize ControlStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& contents,
                                     const QWidget* widget) const
{
    const QSize size = IndicatorStyle::sizeFromContents(type, option, contents, widget);
    switch (type) {
    case CT_PushButton: return size + QSize(spacing::Medium, spacing::Tight);
    case CT_ToolButton: return isFlat(option) ? size : size + QSize(0, spacing::Tight);
    case CT_SpinBox: return size + QSize(spacing::Small, 0); // its line edit has grown already
    case CT_LineEdit:
    case CT_ComboBox: return size + QSize(spacing::Small, spacing::Tight);
    default: return size;
    }
}

QRect ControlStyle::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const
{
    const QRect rect = IndicatorStyle::subElementRect(element, option, widget);
    return element == SE_LineEditContents ? rect.adjusted(FieldInset, 0, -FieldInset, 0) : rect;
}

int ControlStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_FocusFrameHMargin: return spacing::Small - 1; // The margin of a cell, less one.
    case PM_HeaderMargin: return HeaderMargin;
    case PM_ButtonIconSize:
    case PM_SmallIconSize: // no smaller than the words beside it
        return qMax(IndicatorStyle::pixelMetric(metric, option, widget), QFontMetrics(QApplication::font()).height());
    default: return IndicatorStyle::pixelMetric(metric, option, widget);
    }
}

int ControlStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                            QStyleHintReturn* returned) const
{
    if (hint == SH_DialogButtonBox_ButtonsHaveIcons) return 0;
    return IndicatorStyle::styleHint(hint, option, widget, returned);
}

void ControlStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                                 const QWidget* widget) const
{
    IndicatorStyle::drawPrimitive(element, option, painter, widget);
    if (element == PE_FrameLineEdit || element == PE_Frame) outlineField(*painter, *option);
}

void ControlStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                                      const QWidget* widget) const
{
    IndicatorStyle::drawComplexControl(control, option, painter, widget);
    if (control == CC_SpinBox) outlineField(*painter, *option);
}

/// A picture and words beside it, in the middle of their button. Qt leaves them at the edge of a tool button, and of
/// any button where texts run from right to left.
void ControlStyle::drawPictureAndWords(const QStyleOption& button, const PictureAndWords& content,
                                       QPainter& painter) const
{
    const int wordsWidth = button.fontMetrics.size(Qt::TextShowMnemonic, content.words).width();
    const int wordsLeft = content.size.width() + spacing::Tight;
    QRect whole(0, 0, qMin(wordsLeft + wordsWidth, button.rect.width()), button.rect.height());
    whole.moveCenter(button.rect.center());
    const auto place = [&](const QRect& rect) { return visualRect(button.direction, whole, rect); };
    const bool isEnabled = button.state & State_Enabled;
    QRect picture(whole.topLeft(), content.size); // as high as wide: it is drawn to fill what it is given
    picture.moveCenter({picture.center().x(), whole.center().y()});
    content.picture.paint(&painter, place(picture), Qt::AlignCenter, isEnabled ? QIcon::Normal : QIcon::Disabled,
                          button.state & State_On ? QIcon::On : QIcon::Off);
    const bool isUnderlined = proxy()->styleHint(SH_UnderlineShortcut, &button);
    const int flags = Qt::AlignCenter | (isUnderlined ? Qt::TextShowMnemonic : Qt::TextHideMnemonic);
    proxy()->drawItemText(&painter, place(whole.adjusted(wordsLeft, 0, 0, 0)), flags, button.palette, isEnabled,
                          content.words, QPalette::ButtonText);
}

/// True where the label is one of those.
bool ControlStyle::drawLabel(ControlElement element, const QStyleOption& option, QPainter& painter) const
{
    const auto* push = qstyleoption_cast<const QStyleOptionButton*>(&option);
    if (element == CE_PushButtonLabel && push && !push->icon.isNull() && !push->text.isEmpty()
        && !(push->features & QStyleOptionButton::HasMenu)) {
        drawPictureAndWords(option, {push->icon, push->iconSize, push->text}, painter);
        return true;
    }
    const auto* tool = qstyleoption_cast<const QStyleOptionToolButton*>(&option);
    if (element == CE_ToolButtonLabel && tool && !tool->icon.isNull() && !tool->text.isEmpty()
        && tool->toolButtonStyle == Qt::ToolButtonTextBesideIcon) {
        painter.setFont(tool->font);
        drawPictureAndWords(option, {tool->icon, tool->iconSize, tool->text}, painter);
        return true;
    }
    return false;
}

/// Fusion paints the picture of the entry under the mouse as that of a hovered button: dark, on the dark highlight.
void ControlStyle::drawMenuItem(const QStyleOptionMenuItem& item, QPainter* painter, const QWidget* widget) const
{
    QStyleOptionMenuItem copy(item);
    const int side = pixelMetric(PM_SmallIconSize, &item, widget);
    copy.icon = QIcon(item.icon.pixmap(QSize(side, side), painter->device()->devicePixelRatioF(), QIcon::Selected));
    IndicatorStyle::drawControl(CE_MenuItem, &copy, painter, widget);
}

/// The head of a table is a line under words, as flat as the card it is on.
void ControlStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                               const QWidget* widget) const
{
    const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option);
    const bool isChosen = item && item->state & State_Selected && item->state & State_Enabled && !item->icon.isNull();
    if (element == CE_MenuItem && isChosen) return drawMenuItem(*item, painter, widget);
    if (drawLabel(element, *option, *painter)) return;
    if (element != CE_HeaderSection && element != CE_HeaderEmptyArea)
        return IndicatorStyle::drawControl(element, option, painter, widget);
    painter->fillRect(option->rect, option->palette.base());
    painter->setPen(Theme::current().border());
    painter->drawLine(option->rect.bottomLeft(), option->rect.bottomRight());
}

} // namespace lockstep::ui
