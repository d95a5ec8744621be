// SPDX-License-Identifier: MIT

#include "ui/pages/settings/backupsection.h"

#include "ui/format/program/backuptext.h"
#include "ui/widgets/buttons/guardedbutton.h"
#include "ui/widgets/buttons/pushbutton.h"
#include "ui/widgets/panels/card.h"
#include "ui/widgets/text/labels.h"

#include <QFormLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

BackupSection::BackupSection(QWidget* parent)
    : QWidget(parent)
    , m_words(paragraph({}, this))
    , m_check(new GuardedButton(u"checkWords"_s, tr("Check aga&in…"), this))
    , m_last(paragraph({}, this))
    , m_save(pushButton(u"saveBackupButton", tr("Back &up…"), this))
{
    m_last->setObjectName(u"lastBackupLabel");
    m_save->setToolTip(tr("Into one file, sealed by a passphrase, that brings it back on any computer."));
    m_save->setAccessibleDescription(m_save->toolTip());
    m_words->setObjectName(u"wordsStateLabel");
    m_check->setRefusal(tr("The wallet is being read."));
    auto* facts = new QFormLayout;
    facts->addRow(tr("Words"), m_words);
    auto* card = new Card(tr("Backup"), this);
    card->content()->addLayout(facts);
    card->content()->addWidget(m_check);
    auto* file = new QFormLayout;
    file->addRow(tr("File"), m_last);
    card->content()->addLayout(file);
    card->content()->addWidget(m_save, 0, Qt::AlignLeft);
    connect(m_save, &QPushButton::clicked, this, &BackupSection::backupWanted);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(card);
    connect(m_check, &GuardedButton::clicked, this, &BackupSection::wordsCheckWanted);
}

void BackupSection::setProfile(const WalletProfile& profile)
{
    m_words->setText(wordsText(profile));
    m_last->setText(lastBackupText(profile.backedUpAt, profile.isChangedSinceBackup));
    m_check->setText(profile.hasKeys && !profile.wordsConfirmedAt ? tr("Conf&irm now…") : tr("Check aga&in…"));
    m_check->setRefusal(profile.hasKeys ? QString()
                                        : tr("Watch-only: its keys are elsewhere, and so is their backup."));
    m_check->setHint(tr("Type the words from your paper; they are compared, none is shown."));
}

} // namespace lockstep::ui
