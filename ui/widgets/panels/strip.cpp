// SPDX-License-Identifier: MIT

#include "ui/widgets/panels/strip.h"

#include "ui/style/spacing.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

namespace lockstep::ui {

namespace {

constexpr int LeastLetters = 52; ///< Of a line of the sentence.

} // namespace

Strip::Strip(QWidget* parent)
    : QWidget(parent)
    , m_symbol(new QLabel(this))
    , m_text(new QLabel(this))
    , m_below(new QVBoxLayout)
    , m_buttons(new QHBoxLayout)
    , m_row(new QHBoxLayout(this))
{
    m_text->setObjectName(u"sentenceLabel");
    m_text->setTextFormat(Qt::PlainText); // names inside come from the person
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_below->addWidget(m_text);
    m_below->setSpacing(spacing::Tight);
    m_buttons->setSpacing(spacing::Small);
    m_row->setContentsMargins(spacing::Medium, spacing::Small, spacing::Medium, spacing::Small);
    m_row->setSpacing(spacing::Medium);
    m_row->addWidget(m_symbol, 0, Qt::AlignVCenter);
    m_row->addLayout(m_below, 1);
    m_row->addLayout(m_buttons);
    hide();
}

void Strip::setContent(const QString& symbol, const QString& sentence, Tone tone)
{
    m_sign.reset();
    m_symbol->setText(symbol);
    setWords(sentence, tone);
}

void Strip::setContent(Glyph sign, const QString& sentence, Tone tone)
{
    const bool isNew = m_sign != sign;
    m_sign = sign;
    setWords(sentence, tone);
    if (isNew) recolour();
}

void Strip::setWords(const QString& sentence, Tone tone)
{
    setVisible(!sentence.isEmpty());
    if (m_text->text() != sentence) m_text->setText(sentence);
    if (tone == m_tone && m_text->palette().color(QPalette::WindowText) == Theme::current().tone(tone).text) return;
    m_tone = tone;
    recolour();
}

QString Strip::sentence() const { return m_text->text(); }

void Strip::recolour()
{
    const QColor colour = Theme::current().tone(m_tone).text;
    QPalette own;
    own.setColor(QPalette::WindowText, colour);
    m_symbol->setPalette(own);
    m_text->setPalette(own);
    if (m_sign) m_symbol->setPixmap(glyphPixmap(*m_sign, fontMetrics().height(), colour, devicePixelRatioF()));
    update();
}

void Strip::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange) recolour();
    QWidget::changeEvent(event);
}

void Strip::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    placeButtons();
}

void Strip::placeButtons()
{
    const int room = width() - m_buttons->sizeHint().width() - m_symbol->width() - 4 * spacing::Medium;
    const bool isNarrow = room < LeastLetters * fontMetrics().averageCharWidth();
    QBoxLayout* wanted = isNarrow ? static_cast<QBoxLayout*>(m_below) : m_row;
    if (m_buttons->parent() == wanted) return;
    m_row->setAlignment(m_symbol, isNarrow ? Qt::AlignTop : Qt::AlignVCenter);
    (isNarrow ? static_cast<QBoxLayout*>(m_row) : m_below)->removeItem(m_buttons);
    m_buttons->setParent(nullptr);
    m_buttons->setAlignment(isNarrow ? Qt::AlignLeft : Qt::Alignment());
    wanted->addLayout(m_buttons);
}

void Strip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::current().tone(m_tone).background);
    painter.drawRoundedRect(rect(), spacing::Corner, spacing::Corner);
}

} // namespace lockstep::ui
