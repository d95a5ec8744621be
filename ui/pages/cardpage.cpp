// SPDX-License-Identifier: MIT

#include "ui/pages/cardpage.h"

#include "ui/style/spacing.h"
#include "ui/widgets/layout/scrollpage.h"
#include "ui/widgets/panels/card.h"

#include <QEvent>
#include <QTimer>
#include <QVBoxLayout>

namespace lockstep::ui {

CardPage::CardPage(QWidget* parent, int widestCard)
    : QWidget(parent)
    , m_page(new QWidget(this))
    , m_card(new Card({}, m_page))
    , m_above(new QSpacerItem(0, 0))
{
    m_card->setMaximumWidth(widestCard);
    column().setContentsMargins(spacing::Huge, spacing::Huge, spacing::Huge, spacing::Huge);
    auto* middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addWidget(m_card, 10);
    middle->addStretch(1);
    auto* whole = new QVBoxLayout(m_page);
    whole->addItem(m_above);
    whole->addLayout(middle);
    whole->addStretch(3);
    auto* frame = new QVBoxLayout(this);
    frame->setContentsMargins(0, 0, 0, 0);
    frame->addWidget(scrollPage(m_page, this));
    m_page->installEventFilter(this);
}

QVBoxLayout& CardPage::column() { return *m_card->content(); }

/// Two fifths of what is free; once found it is kept, as long as the card leaves so much.
void CardPage::findPlace()
{
    auto* whole = static_cast<QVBoxLayout*>(m_page->layout());
    m_above->changeSize(0, 0, QSizePolicy::Minimum, QSizePolicy::Expanding);
    whole->setStretch(0, 2);
    QTimer::singleShot(0, whole, [this, whole] {
        whole->activate();
        m_above->changeSize(0, m_above->geometry().height(), QSizePolicy::Minimum, QSizePolicy::Maximum);
        whole->setStretch(0, 0);
    });
}

void CardPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    findPlace();
}

bool CardPage::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize) findPlace();
    return QWidget::eventFilter(watched, event);
}

} // namespace lockstep::ui
