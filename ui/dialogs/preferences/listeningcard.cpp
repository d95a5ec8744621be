// SPDX-License-Identifier: MIT

#include "ui/dialogs/preferences/listeningcard.h"

#include "ui/format/sync/listeningtext.h"
#include "ui/widgets/panels/card.h"
#include "ui/widgets/panels/failurenote.h"
#include "ui/widgets/text/labels.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QFormLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

ListeningCard::ListeningCard(QWidget* parent)
    : QWidget(parent)
    , m_wish(new QComboBox(this))
    , m_now(paragraph({}, this))
    , m_problem(new FailureNote(u"listeningProblemLabel", u"copyListeningErrorButton", this))
{
    m_wish->setObjectName(u"listeningBox");
    m_wish->setAccessibleName(tr("When to listen for payments"));
    m_now->setObjectName(u"listeningNowLabel");
    for (const Listening wish : {Listening::Off, Listening::WhileOpen, Listening::Always})
        m_wish->addItem(listeningWishText(wish), static_cast<int>(wish));
    connect(m_wish, &QComboBox::activated, this,
            [this] { emit wishChanged(static_cast<Listening>(m_wish->currentData().toInt())); });
    auto* form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    form->addRow(tr("Listen &for them"), m_wish);
    auto* card = new Card(tr("Payments that no block has yet"), this);
    card->content()->addLayout(form);
    card->content()->addWidget(m_now);
    card->content()->addWidget(m_problem);
    card->content()->addWidget(
        paragraph(tr("One node passes on every transaction it hears of, and they are compared with your wallets here: "
                     "it learns that you listen, not for what. That takes about half a gigabyte a day on the main "
                     "network. What is heard is shown as unverified: nobody checked it, it cannot be spent, and it "
                     "expires when no block takes it within 14 days."),
                  this, PlainLabel::Colour::Muted));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(card);
}

void ListeningCard::setListening(const ListeningView& listening)
{
    const QSignalBlocker quiet(m_wish);
    if (!m_wish->view()->isVisible()) m_wish->setCurrentIndex(m_wish->findData(static_cast<int>(listening.wish)));
    m_now->setText(listeningNowText(listening));
}

void ListeningCard::showAnswer(const Result<void>& answer) { m_problem->showAnswer(answer); }

} // namespace lockstep::ui
