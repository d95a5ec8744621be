// SPDX-License-Identifier: MIT

#include "ui/pages/balancecard.h"

#include "ui/format/plain/amounttext.h"
#include "ui/format/sync/statetext.h"
#include "ui/pages/statetone.h"
#include "ui/style/fonts.h"
#include "ui/style/spacing.h"
#include "ui/widgets/panels/card.h"
#include "ui/widgets/text/labels.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

BalanceCard::BalanceCard(QWidget* parent)
    : QWidget(parent)
    , m_buttons(new QHBoxLayout)
    , m_available(new PlainLabel({}, this))
    , m_note(mutedLabel({}, this))
{
    auto* card = new Card(tr("Available"), this);
    m_available->setObjectName(u"availableLabel");
    m_available->setFont(scaledFont(amountFont(font()), 2.1, QFont::DemiBold));
    m_available->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_note->setObjectName(u"balanceNoteLabel");
    auto* parts = new QHBoxLayout;
    parts->setSpacing(spacing::Huge);
    m_pending = addPart(tr("Pending"), u"pendingLabel"_s, *parts);
    //: What one peer told of, and no block has: nobody checked it
    m_unverified = addPart(tr("Unverified"), u"unverifiedLabel"_s, *parts);
    m_unverified.box->setToolTip(tr("By the word of one peer, in no block yet: it may never arrive"));
    m_immature = addPart(tr("Immature"), u"immatureLabel"_s, *parts);
    m_frozen = addPart(tr("Frozen"), u"frozenLabel"_s, *parts);
    parts->addStretch(1);
    auto* words = new QVBoxLayout;
    words->setSpacing(spacing::Tight);
    words->addWidget(m_available);
    words->addWidget(m_note);
    words->addLayout(parts);
    m_buttons->setSpacing(spacing::Small);
    auto* row = new QHBoxLayout;
    row->addLayout(words, 1);
    row->addLayout(m_buttons);
    card->content()->addLayout(row);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(card);
}

BalanceCard::Part BalanceCard::addPart(const QString& name, const QString& objectName, QHBoxLayout& row)
{
    Part part{new QWidget(this), new PlainLabel({}, this)};
    part.amount->setObjectName(objectName);
    part.amount->setFont(amountFont(font()));
    auto* column = new QVBoxLayout(part.box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(mutedLabel(name, part.box));
    column->addWidget(part.amount);
    row.addWidget(part.box);
    return part;
}

void BalanceCard::setWallet(const WalletView& wallet)
{
    const Balance balance = wallet.isBalanceKnown ? wallet.balance : Balance();
    m_available->setColour(dimsBalance(wallet.state) ? PlainLabel::Colour::Muted : PlainLabel::Colour::Text);
    setTotal({balance.confirmed.satoshis(), balance.pending.satoshis(), balance.immature.satoshis(),
              balance.frozen.satoshis(), balance.unverified.satoshis()},
             balanceNote(wallet));
    m_available->setText(ownedText(wallet));
}

void BalanceCard::setTotal(const TotalBalance& balance, const QString& note)
{
    const auto show = [](const Part& part, std::int64_t satoshis) {
        part.amount->setText(amountText(satoshis));
        part.box->setVisible(satoshis > 0); // a row of zeros tells nothing
    };
    m_available->setText(amountWithUnit(balance.confirmed));
    m_note->say(note);
    show(m_pending, balance.pending - balance.unverified);
    show(m_unverified, balance.unverified);
    show(m_immature, balance.immature);
    show(m_frozen, balance.frozen);
}

} // namespace lockstep::ui
