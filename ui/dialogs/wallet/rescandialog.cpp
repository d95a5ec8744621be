// SPDX-License-Identifier: MIT

#include "ui/dialogs/wallet/rescandialog.h"

#include "ui/dialogs/walletfields.h"
#include "ui/widgets/text/labels.h"

#include <QCheckBox>
#include <QVBoxLayout>

namespace lockstep::ui {

RescanDialog::RescanDialog(const QString& walletName, std::optional<BlockHeight> birthday, QWidget* parent)
    : EstimateDialog(tr("Rescan – %1").arg(walletName), tr("Start the &rescan"), parent)
    , m_birthday(birthday)
    , m_since(new BirthdayFields(this))
    , m_remember(new QCheckBox(tr("Keep it as the wallet's birthda&y"), this))
{
    m_since->setObjectName(u"rescanSinceFields");
    m_remember->setObjectName(u"rememberBirthdayBox");
    m_remember->setChecked(true);
    m_remember->hide();
    if (birthday) m_since->setBirthday({*birthday});
    form()->addWidget(paragraph(tr("The blocks of \"%1\" are looked at again. What is known stays; what was missed is "
                                   "added. You can pause it or cancel it, and nothing is lost.")
                                    .arg(walletName),
                                this));
    form()->addWidget(m_since);
    form()->addWidget(m_remember);
    addEstimate();
    connect(m_since, &BirthdayFields::changed, this, &RescanDialog::askAgain);
}

void RescanDialog::ask() { emit estimateWanted(m_since->birthday()); }

/// A later start is a rescan and no birthday: what came before would be lost to the next one.
void RescanDialog::shown(const ScanEstimate& estimate)
{
    const bool isEarlier = m_birthday && estimate.from < *m_birthday;
    m_remember->setVisible(isEarlier);
}

BlockHeight RescanDialog::from() const { return estimate() ? estimate()->from : BlockHeight{}; }

Birthday RescanDialog::since() const { return m_since->birthday(); }

bool RescanDialog::isNewBirthday() const { return !m_remember->isHidden() && m_remember->isChecked(); }

} // namespace lockstep::ui
