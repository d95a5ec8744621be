// SPDX-License-Identifier: MIT

#include "ui/style/controlstyle.h"

#include "ui/style/buttons.h"
#include "ui/style/headers.h"
#include "ui/style/keytext.h"
#include "ui/style/outlines.h"
#include "ui/style/progressbars.h"
#include "ui/style/rows.h"
#include "ui/style/scrollbars.h"
#include "ui/style/spacing.h"
#include "ui/style/spinboxes.h"
#include "ui/style/tabs.h"
#include "ui/style/theme.h"

#include <QAbstractScrollArea>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QEvent>
#include <QListView>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QStyleOption>
#include <QTreeView>

namespace lockstep::ui {

namespace {

constexpr int FieldInset = 3; ///< Before the text of a field, besides Fusion's own.
constexpr int OwnInset = 2; ///< Qt's, before the text of any field.
constexpr int ScrollingFrame = 2; ///< As wide as the ring of focus.

bool isFlat(const QStyleOption* option)
{
    const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option);
    return button && (button->state & QStyle::State_AutoRaise);
}

/// A button with one sign instead of words: Fusion makes it as wide as one with words.
bool isSign(const QStyleOption* option)
{
    const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
    return button && button->text.size() == 1;
}

/// A field that only lets its text be chosen stands among labels, and like one.
bool isLikeALabel(const QStyleOption* option)
{
    const auto* field = qstyleoption_cast<const QStyleOptionFrame*>(option);
    return field && field->lineWidth == 0 && field->state & QStyle::State_ReadOnly;
}

/// Of whatever has not drawn it with its ground.
void drawFocusOf(const QStyleOption& option, QPainter& painter, const QWidget* widget)
{
    const bool isDrawn = viewOf(widget) || qobject_cast<const QPushButton*>(widget);
    if (!isDrawn && option.state & QStyle::State_KeyboardFocusChange)
        drawFocusRing(painter, option, option.rect, spacing::Tight);
}

/// Above and below the words of an entry.
int airOfEntry(const QWidget* widget)
{
    const QAbstractItemView* view = viewOf(widget);
    if (qobject_cast<const QListView*>(view)) return spacing::Small;
    return qobject_cast<const QTreeView*>(view) ? spacing::Tight : 0;
}

} // namespace

void ControlStyle::polish(QWidget* widget)
{
    IndicatorStyle::polish(widget);
    if (qobject_cast<QComboBox*>(widget) || qobject_cast<QDialog*>(widget)) widget->installEventFilter(this);
}

void ControlStyle::unpolish(QWidget* widget)
{
    widget->removeEventFilter(this);
    IndicatorStyle::unpolish(widget);
}

bool ControlStyle::eventFilter(QObject* watched, QEvent* event)
{
    // A box keeps the least size that it had in other letters: Qt measures it anew for another style alone.
    if (event->type() == QEvent::FontChange && qobject_cast<QComboBox*>(watched)) {
        QEvent anew(QEvent::StyleChange);
        QCoreApplication::sendEvent(watched, &anew);
    }
    // Qt rings a button or a box only after Tab was pressed: until then nobody would see what Enter or Space does.
    auto* dialog = event->type() == QEvent::Show ? qobject_cast<QDialog*>(watched) : nullptr;
    if (dialog) dialog->setAttribute(Qt::WA_KeyboardFocusChange);
    return IndicatorStyle::eventFilter(watched, event);
}

QSize ControlStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& contents,
                                     const QWidget* widget) const
{
    const QSize size = IndicatorStyle::sizeFromContents(type, option, contents, widget);
    const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option);
    switch (type) {
    case CT_HeaderSection: {
        if (!header || header->sortIndicator == QStyleOptionHeader::None) return size;
        QStyleOptionHeader plain(*header);
        plain.sortIndicator = QStyleOptionHeader::None;
        return IndicatorStyle::sizeFromContents(type, &plain, contents, widget)
            + QSize(headers::arrowRoom(header->fontMetrics), 0);
    }
    case CT_ItemViewItem: return size + QSize(0, airOfEntry(widget));
    case CT_PushButton: {
        const QSize grown = size + QSize(spacing::Medium, spacing::Tight);
        return isSign(option) ? QSize(contents.width() + 2 * spacing::Medium, grown.height()) : grown;
    }
    case CT_ToolButton: return isFlat(option) ? size : size + QSize(0, spacing::Tight);
    case CT_SpinBox: return size + QSize(spacing::Large, 0); // its line edit has grown already; its buttons are wider
    case CT_LineEdit:
        if (isLikeALabel(option)) return contents;
        [[fallthrough]];
    case CT_ComboBox: return size + QSize(spacing::Small, spacing::Tight);
    default: return size;
    }
}

QRect ControlStyle::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const
{
    const QRect rect = IndicatorStyle::subElementRect(element, option, widget);
    if (element != SE_LineEditContents) return rect;
    const int inset = isLikeALabel(option) ? -OwnInset : FieldInset;
    return rect.adjusted(inset, 0, -inset, 0);
}

QRect ControlStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                                   const QWidget* widget) const
{
    const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (control == CC_ScrollBar && bar) return scrollbars::placeOf(part, *bar);
    const auto* box = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
    if (control == CC_SpinBox && box) return spinboxes::placeOf(part, *box);
    return IndicatorStyle::subControlRect(control, option, part, widget);
}

int ControlStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_FocusFrameHMargin: return spacing::Small - 1; // The margin of a cell, less one.
    case PM_HeaderMargin: return headers::Margin;
    case PM_ScrollBarExtent: return scrollbars::Extent;
    case PM_ScrollBarSliderMin: return scrollbars::ShortestHandle;
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabOverlap: return 0;
    case PM_DefaultFrameWidth:
        if (qobject_cast<const QAbstractScrollArea*>(widget)) return ScrollingFrame;
        return IndicatorStyle::pixelMetric(metric, option, widget);
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return qMax(IndicatorStyle::pixelMetric(metric, option, widget), QFontMetrics(QApplication::font()).ascent());
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
    switch (element) {
    case PE_Frame:
        if (qobject_cast<const QAbstractScrollArea*>(widget)) return drawScrollingFrame(*painter, *option);
        break;
    case PE_PanelScrollAreaCorner: return; // what is below shows between two bars
    case PE_PanelItemViewRow:
        if (viewOf(widget)) return; // the ground of a cell is drawn with the cell
        break;
    case PE_FrameFocusRect: return drawFocusOf(*option, *painter, widget);
    case PE_FrameTabBarBase: return tabs::drawLineBelow(*option, *painter);
    case PE_PanelButtonCommand: return drawButtonGround(*option, *painter);
    default: break;
    }
    IndicatorStyle::drawPrimitive(element, option, painter, widget);
    if (element == PE_FrameLineEdit || element == PE_Frame) outlineField(*painter, *option);
}

void ControlStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                                      const QWidget* widget) const
{
    const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (control == CC_ScrollBar && bar) return scrollbars::draw(*bar, *painter);
    const auto* box = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
    if (control == CC_SpinBox && box) return drawSpinBox(*box, *painter, widget);
    IndicatorStyle::drawComplexControl(control, option, painter, widget);
}

void ControlStyle::drawSpinBox(const QStyleOptionSpinBox& box, QPainter& painter, const QWidget* widget) const
{
    QStyleOptionFrame field;
    field.QStyleOption::operator=(box);
    field.type = QStyleOptionFrame::Type;
    field.version = QStyleOptionFrame::Version;
    field.lineWidth = box.frame ? 1 : 0;
    proxy()->drawPrimitive(PE_PanelLineEdit, &field, &painter, widget);
    spinboxes::drawButtons(box, painter);
}

/// How far it is says the highlight. Where nobody knows, Fusion's stripes move through the track.
bool ControlStyle::drawProgressPart(ControlElement element, const QStyleOption& option, QPainter& painter,
                                    const QWidget* widget) const
{
    const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(&option);
    if (element == CE_ProgressBarGroove) {
        progressbars::drawTrack(option, painter);
    } else if (element == CE_ProgressBarContents && bar && progressbars::knowsHowFar(*bar)) {
        progressbars::drawDone(*bar, painter);
    } else if (element == CE_ProgressBarContents) {
        painter.save();
        painter.setClipPath(progressbars::shapeOf(option), Qt::IntersectClip);
        IndicatorStyle::drawControl(element, &option, &painter, widget);
        painter.restore();
    } else {
        return false;
    }
    return true;
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

/// Fusion paints the picture of the entry under the mouse as that of a hovered button: dark, on the dark highlight. Its
/// keys, behind a tab, are not turned round.
void ControlStyle::drawMenuItem(const QStyleOptionMenuItem& item, QPainter* painter, const QWidget* widget) const
{
    QStyleOptionMenuItem copy(item);
    if (item.state & State_Selected && item.state & State_Enabled && !item.icon.isNull()) {
        const int side = pixelMetric(PM_SmallIconSize, &item, widget);
        copy.icon = QIcon(item.icon.pixmap(QSize(side, side), painter->device()->devicePixelRatioF(), QIcon::Selected));
    }
    const qsizetype tab = item.text.indexOf(u'\t');
    if (tab >= 0 && item.direction == Qt::RightToLeft)
        copy.text = item.text.first(tab + 1) + keptLeftToRight(item.text.sliced(tab + 1));
    IndicatorStyle::drawControl(CE_MenuItem, &copy, painter, widget);
}

bool ControlStyle::drawTabPart(ControlElement element, const QStyleOption& option, QPainter& painter,
                               const QWidget* widget) const
{
    const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(&option);
    if (!tab || (element != CE_TabBarTabShape && element != CE_TabBarTabLabel)) return false;
    if (element == CE_TabBarTabShape) {
        tabs::drawGround(*tab, painter);
    } else {
        const QStyleOptionTab words = tabs::withWordColour(*tab);
        IndicatorStyle::drawControl(element, &words, &painter, widget);
    }
    return true;
}

void ControlStyle::drawHeader(const QStyleOptionHeader& header, QPainter& painter, const QWidget* widget) const
{
    proxy()->drawControl(CE_HeaderSection, &header, &painter, widget);
    const headers::Parts parts = headers::partsOf(header);
    QStyleOptionHeaderV2 words; // which says that what is too long is cut off by "…"
    if (const auto* newer = qstyleoption_cast<const QStyleOptionHeaderV2*>(&header)) words = *newer;
    words.QStyleOptionHeader::operator=(header);
    words.rect = parts.words;
    if (!(words.textAlignment & Qt::AlignVertical_Mask)) words.textAlignment |= Qt::AlignVCenter;
    proxy()->drawControl(CE_HeaderLabel, &words, &painter, widget);
    if (parts.arrow.isNull()) return;
    QStyleOptionHeader arrow(header);
    arrow.rect = parts.arrow;
    const bool isAscending = header.sortIndicator == QStyleOptionHeader::SortDown; // Qt's name; people know it as up
    arrow.sortIndicator = isAscending ? QStyleOptionHeader::SortUp : QStyleOptionHeader::SortDown;
    proxy()->drawPrimitive(PE_IndicatorHeaderArrow, &arrow, &painter, widget);
}

/// By itself Qt gives what is chosen a strong colour and white words, and shades the one cell that has the keyboard.
void ControlStyle::drawCell(const QStyleOptionViewItem& cell, QPainter& painter, const QWidget* widget) const
{
    drawRowGround(painter, cell, *viewOf(widget));
    QStyleOptionViewItem words(cell);
    words.state &= ~(State_Selected | State_HasFocus);
    IndicatorStyle::drawControl(CE_ItemViewItem, &words, &painter, widget);
}

/// The head of a table is a line under words, as flat as the card it is on.
bool ControlStyle::drawTablePart(ControlElement element, const QStyleOption& option, QPainter& painter,
                                 const QWidget* widget) const
{
    const auto* cell = qstyleoption_cast<const QStyleOptionViewItem*>(&option);
    const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(&option);
    if (element == CE_ItemViewItem && cell && viewOf(widget)) {
        drawCell(*cell, painter, widget);
    } else if (element == CE_Header && header && header->orientation == Qt::Horizontal) {
        drawHeader(*header, painter, widget);
    } else if (element == CE_HeaderSection || element == CE_HeaderEmptyArea) {
        painter.fillRect(option.rect, option.palette.base());
        painter.setPen(Theme::current().border());
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    } else {
        return false;
    }
    return true;
}

void ControlStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                               const QWidget* widget) const
{
    const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option);
    if (element == CE_MenuItem && item) return drawMenuItem(*item, painter, widget);
    const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
    if (element == CE_PushButton && button && isDanger(widget)) {
        QStyleOptionButton copy(*button);
        colourAsDanger(copy.palette);
        return IndicatorStyle::drawControl(element, &copy, painter, widget);
    }
    const bool isOurs = drawLabel(element, *option, *painter) || drawTabPart(element, *option, *painter, widget)
        || drawTablePart(element, *option, *painter, widget) || drawProgressPart(element, *option, *painter, widget);
    if (!isOurs) IndicatorStyle::drawControl(element, option, painter, widget);
}

} // namespace lockstep::ui
