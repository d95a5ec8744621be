// SPDX-License-Identifier: MIT

#include "ui/pages/balancecard.h"

#include "ui/format/amounttext.h"
#include "ui/format/statetext.h"
#include "ui/style/fonts.h"
#include "ui/style/spacing.h"
#include "ui/widgets/card.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

BalanceCard::BalanceCard(QWidget* parent)
    : QWidget(parent)
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
    m_immature = addPart(tr("Immature"), u"immatureLabel"_s, *parts);
    m_frozen = addPart(tr("Frozen"), u"frozenLabel"_s, *parts);
    parts->addStretch(1);
    card->content()->addWidget(m_available);
    card->content()->addWidget(m_note);
    card->content()->addStretch(1);
    card->content()->addLayout(parts);
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
    const auto show = [](const Part& part, Amount amount) {
        part.amount->setText(amountText(amount.satoshis()));
        part.box->setVisible(amount.satoshis() > 0); // a row of zeros tells nothing
    };
    m_available->setText(amountWithUnit(wallet.balance.confirmed.satoshis()));
    const QString note = balanceNote(wallet);
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    show(m_pending, wallet.balance.pending);
    show(m_immature, wallet.balance.immature);
    show(m_frozen, wallet.balance.frozen);
}

} // namespace lockstep::ui
