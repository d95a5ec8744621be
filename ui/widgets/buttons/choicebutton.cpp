// SPDX-License-Identifier: MIT

#include "ui/widgets/buttons/choicebutton.h"

#include "ui/style/fonts.h"
#include "ui/style/spacing.h"
#include "ui/style/theme.h"

#include <QPainter>
#include <QStyle>

namespace lockstep::ui {

namespace {

constexpr int Margin = spacing::Small;
constexpr int LettersOfAHelp = 24; ///< In a line, at the least.

} // namespace

ChoiceButton::ChoiceButton(const QString& title, const QString& help, QWidget* parent)
    : QPushButton(title, parent)
    , m_help(help)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAccessibleDescription(help);
    setAttribute(Qt::WA_Hover);
}

QFont ChoiceButton::titleFont() const { return scaledFont(font(), 1.1, QFont::DemiBold); }

int ChoiceButton::wordsLeft() const { return Margin + iconSize().width() + spacing::Medium; }

int ChoiceButton::helpHeight(int width) const
{
    const QRect room(0, 0, qMax(1, width - wordsLeft() - Margin), QWIDGETSIZE_MAX);
    return fontMetrics().boundingRect(room, Qt::TextWordWrap, m_help).height();
}

int ChoiceButton::heightForWidth(int width) const
{
    return QFontMetrics(titleFont()).height() + helpHeight(width) + 2 * Margin;
}

QSize ChoiceButton::sizeHint() const
{
    const int title = QFontMetrics(titleFont()).size(Qt::TextShowMnemonic, text()).width();
    const int width = wordsLeft() + qMax(title, fontMetrics().horizontalAdvance(m_help)) + Margin;
    return {width, heightForWidth(width)};
}

QSize ChoiceButton::minimumSizeHint() const
{
    const int title = QFontMetrics(titleFont()).size(Qt::TextShowMnemonic, text()).width();
    const int help = fontMetrics().averageCharWidth() * LettersOfAHelp;
    return {wordsLeft() + qMax(title, help) + Margin, heightForWidth(qMax(width(), wordsLeft() + help + Margin))};
}

void ChoiceButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (hasFocus() || underMouse() || isDown()) {
        painter.setPen(hasFocus() ? QPen(palette().color(QPalette::Link), 1.5) : QPen(Qt::NoPen));
        painter.setBrush(isDown() ? Theme::current().selectedRow() : palette().color(QPalette::AlternateBase));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), spacing::Corner - 2, spacing::Corner - 2);
    }
    const auto place = [this](const QRect& logical) { return QStyle::visualRect(layoutDirection(), rect(), logical); };
    const int titleHeight = QFontMetrics(titleFont()).height();
    const QRect picture(Margin, Margin + (titleHeight - iconSize().height()) / 2, iconSize().width(),
                        iconSize().height());
    icon().paint(&painter, place(picture));
    const QRect title(wordsLeft(), Margin, width() - wordsLeft() - Margin, titleHeight);
    painter.setPen(palette().color(QPalette::WindowText));
    painter.setFont(titleFont());
    painter.drawText(place(title), Qt::AlignLeading | Qt::AlignVCenter | Qt::TextShowMnemonic, text());
    painter.setPen(Theme::current().mutedText());
    painter.setFont(font());
    const QRect help(title.left(), title.bottom() + 1, title.width(), height() - title.bottom() - Margin);
    painter.drawText(place(help), Qt::AlignLeading | Qt::AlignTop | Qt::TextWordWrap, m_help);
}

} // namespace lockstep::ui
