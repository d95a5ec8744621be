// SPDX-License-Identifier: MIT

#include "ui/pages/cardpage.h"

#include "ui/style/spacing.h"
#include "ui/widgets/layout/scrollpage.h"
#include "ui/widgets/panels/card.h"

#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace lockstep::ui {

CardPage::CardPage(QWidget* parent, int widestCard)
    : QWidget(parent)
    , m_page(new QWidget(this))
    , m_card(new Card({}, m_page))
    , m_above(new QSpacerItem(0, 0))
    , m_finding(new QTimer(this))
{
    m_finding->setSingleShot(true);
    connect(m_finding, &QTimer::timeout, this, &CardPage::measurePlace);
    m_card->setMaximumWidth(widestCard);
    column().setContentsMargins(spacing::Huge, spacing::Huge, spacing::Huge, spacing::Huge);
    auto* middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addWidget(m_card, 10);
    middle->addStretch(1);
    auto* whole = new QVBoxLayout(m_page);
    m_margins = whole->contentsMargins();
    whole->addItem(m_above);
    whole->addLayout(middle);
    whole->addStretch(3);
    auto* frame = new QVBoxLayout(this);
    frame->setContentsMargins(0, 0, 0, 0);
    frame->addWidget(scrollPage(m_page, this));
}

QVBoxLayout& CardPage::column() { return *m_card->content(); }

/// In the window.
int CardPage::top() const { return mapTo(window(), QPoint()).y(); }

/// Once more when all that happens at once is over: a first show also changes the size, and letters come late.
void CardPage::findPlace()
{
    m_topThen = top();
    m_foundAt = {width(), m_topThen + height()};
    measurePlace();
    m_finding->start();
}

/// Two fifths of what is free; once found it is kept, as long as the card leaves so much.
void CardPage::measurePlace()
{
    m_page->layout()->activate();
    const int free = m_foundAt.height() - m_topThen - m_margins.top() - m_margins.bottom() - m_card->height();
    m_place = m_topThen + std::max(m_roomAbove, free * 2 / 5);
    takePlace();
}

/// The room that is kept free is there also where the card leaves none.
void CardPage::takePlace()
{
    const int above = std::max(0, m_place - top());
    const int kept = std::clamp(m_roomAbove - (top() - m_topThen), 0, above);
    auto* whole = static_cast<QVBoxLayout*>(m_page->layout());
    whole->setContentsMargins(m_margins + QMargins(0, kept, 0, 0));
    m_above->changeSize(0, above - kept, QSizePolicy::Minimum, QSizePolicy::Maximum);
    whole->invalidate();
}

void CardPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    findPlace();
}

void CardPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const bool isSameWindow = m_foundAt == QSize(width(), top() + height());
    isSameWindow ? takePlace() : findPlace();
}

} // namespace lockstep::ui
