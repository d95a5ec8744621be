// SPDX-License-Identifier: MIT

#include "ui/dialogs/preferences/applockcard.h"

#include "ui/style/spacing.h"
#include "ui/widgets/buttons/pushbutton.h"
#include "ui/widgets/layout/flowlayout.h"
#include "ui/widgets/panels/card.h"
#include "ui/widgets/text/labels.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace lockstep::ui {

AppLockCard::AppLockCard(QWidget* parent)
    : QWidget(parent)
    , m_set(pushButton(u"setAppLockButton", {}, this))
    , m_remove(pushButton(u"removeAppLockButton", tr("Remo&ve…"), this))
    , m_state(paragraph({}, this, PlainLabel::Colour::Muted))
{
    m_state->setObjectName(u"appLockStateLabel");
    auto* buttons = new QWidget(this);
    auto* flow = new FlowLayout(spacing::Small);
    for (QPushButton* button : {m_set, m_remove}) flow->addWidget(button);
    buttons->setLayout(flow);
    auto* card = new Card(tr("App lock"), this);
    card->content()->addWidget(m_state);
    card->content()->addWidget(buttons);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(card);
    connect(m_set, &QPushButton::clicked, this, &AppLockCard::setWanted);
    connect(m_remove, &QPushButton::clicked, this, &AppLockCard::removeWanted);
    setIsSet(false);
}

void AppLockCard::setIsSet(bool isSet)
{
    m_set->setText(isSet ? tr("Chan&ge…") : tr("Set app &lock…"));
    m_set->setAccessibleName(isSet ? tr("Change the app lock") : tr("Set an app lock"));
    m_remove->setAccessibleName(tr("Remove the app lock"));
    m_remove->setVisible(isSet);
    m_state->setText(isSet ? tr("The window asks for its passphrase at the start, and whenever wallets are locked by "
                                "what is chosen above. It hides the window and does not encrypt the data.")
                           : tr("For a desk that others use, too: the window shows nothing until its passphrase is "
                                "typed."));
}

} // namespace lockstep::ui
