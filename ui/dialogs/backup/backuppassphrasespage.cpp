// SPDX-License-Identifier: MIT

#include "ui/dialogs/backup/backuppassphrasespage.h"

#include "ui/dialogs/fieldmessage.h"
#include "ui/dialogs/walletfields.h"
#include "ui/style/spacing.h"
#include "ui/widgets/secrets/passphrasefield.h"
#include "ui/widgets/text/labels.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace lockstep::ui {

namespace {

constexpr int NameWidth = 110;

} // namespace

BackupPassphrasesPage::BackupPassphrasesPage(const QList<BackupChoice>& choices, QWidget* parent)
    : WizardPage(tr("Passphrases"), parent)
    , m_unlockWords(
          paragraph(tr("Type the passphrase of each wallet, so that its keys can be copied into the file:"), this))
    , m_same(new QCheckBox(tr("The same &for all of them"), this))
    , m_unlocks(new QFormLayout)
    , m_unlockMessage(fieldMessage(u"unlockProblemLabel", this))
    , m_fileWords(paragraph({}, this))
    , m_fileMessage(fieldMessage(u"filePassphraseProblemLabel", this))
{
    addUnlocks(choices);
    addFilePassphrase();
    const int widest = alignFieldNames(*m_file, NameWidth);
    for (const Row& row : m_rows) row.name->setFixedWidth(widest);
    content()->addStretch(1);
}

void BackupPassphrasesPage::addUnlocks(const QList<BackupChoice>& choices)
{
    m_same->setObjectName(u"samePassphraseBox");
    content()->addWidget(m_unlockWords);
    content()->addWidget(m_same);
    m_unlocks->setHorizontalSpacing(spacing::Medium);
    content()->addLayout(m_unlocks);
    for (const BackupChoice& choice : choices) {
        Row row{choice, new ElidedLabel(this), nullptr, false};
        row.field = new PassphraseField(choice.delay, tr("Passphrase of %1").arg(choice.name), this);
        row.field->setObjectName(QStringLiteral("unlock%1Field").arg(choice.wallet.value));
        row.name->setText(choice.name);
        row.name->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred); // its middle is the line's
        m_unlocks->addRow(row.name, row.field);
        m_rows.push_back(row);
    }
    content()->addWidget(m_unlockMessage);
    connect(m_same, &QCheckBox::toggled, this, &BackupPassphrasesPage::showRows);
}

void BackupPassphrasesPage::addFilePassphrase()
{
    m_seal = new QCheckBox(tr("Seal &the file with a passphrase too"), this); // after the fields above: so goes Tab
    m_file = new PassphraseFields(this);
    m_fileWords->setObjectName(u"filePassphraseLabel");
    m_seal->setObjectName(u"sealFileBox");
    m_file->setObjectName(u"filePassphraseFields");
    m_file->setNoneOffered(false);
    content()->addWidget(m_fileWords);
    content()->addWidget(m_seal);
    content()->addWidget(m_file);
    content()->addWidget(m_fileMessage);
    connect(m_seal, &QCheckBox::toggled, m_file, &QWidget::setVisible);
    connect(m_file, &PassphraseFields::changed, this, [this] { sayUnder(*m_file, *m_fileMessage, {}); });
}

void BackupPassphrasesPage::setChosen(const QList<int>& chosen, bool hasKeys)
{
    m_hasKeys = hasKeys;
    for (int place = 0; place < int(m_rows.size()); ++place) {
        Row& row = m_rows[std::size_t(place)];
        row.isAsked = hasKeys && row.choice.hasPassphrase && chosen.contains(place);
    }
    m_fileWords->setText(
        hasKeys ? tr("The file gets a passphrase of its own. Write it down apart from the file: without it nothing "
                     "opens the file, and there is no way around it.")
                : tr("Without keys the file cannot spend, but whoever reads it sees all your addresses and labels."));
    m_seal->setVisible(!hasKeys);
    m_file->setVisible(hasKeys || m_seal->isChecked());
    showRows();
}

void BackupPassphrasesPage::showRows()
{
    const auto asked = std::ranges::count_if(m_rows, &Row::isAsked);
    m_unlockWords->setVisible(asked > 0);
    m_same->setVisible(asked > 1);
    bool isFirst = true;
    for (Row& row : m_rows) {
        m_unlocks->setRowVisible(row.field, row.isAsked && (isFirst || !m_same->isChecked()));
        if (row.isAsked) isFirst = false;
    }
}

const PassphraseField* BackupPassphrasesPage::firstAsked() const
{
    const auto first = std::ranges::find_if(m_rows, &Row::isAsked);
    return first == m_rows.end() ? nullptr : first->field;
}

std::vector<BackupOrder::Unlock> BackupPassphrasesPage::unlocks() const
{
    std::vector<BackupOrder::Unlock> unlocks;
    for (const Row& row : m_rows)
        if (row.isAsked)
            unlocks.push_back({row.choice.wallet, (m_same->isChecked() ? firstAsked() : row.field)->passphrase()});
    return unlocks;
}

std::optional<SecureBytes> BackupPassphrasesPage::filePassphrase() const
{
    if (!m_hasKeys && !m_seal->isChecked()) return std::nullopt;
    return m_file->protection().passphrase;
}

void BackupPassphrasesPage::refuse(const QString& walletName)
{
    const auto wrong
        = std::ranges::find_if(m_rows, [&](const Row& row) { return row.isAsked && row.choice.name == walletName; });
    if (wrong == m_rows.end()) return;
    if (m_same->isChecked() && wrong->field != firstAsked()) m_same->setChecked(false);
    wrong->field->refuse();
}

void BackupPassphrasesPage::wipe()
{
    for (const Row& row : m_rows) row.field->wipe();
    m_file->wipe();
}

void BackupPassphrasesPage::entered()
{
    const auto first = std::ranges::find_if(m_rows, &Row::isAsked);
    if (first != m_rows.end()) return first->field->setFocus();
    m_hasKeys ? m_file->focusFirst() : m_seal->setFocus();
}

bool BackupPassphrasesPage::isSound()
{
    for (const Row& row : m_rows) {
        if (!row.isAsked || row.field->isHidden()) continue;
        const QString words
            = row.field->isEmpty() ? tr("Type the passphrase of \"%1\".").arg(row.choice.name) : QString();
        if (!sayUnder(*row.field, *m_unlockMessage, words)) return false;
        if (!row.field->mayTry()) return false; // the field says how long to wait
    }
    if (!m_hasKeys && !m_seal->isChecked()) return true;
    const QString words = m_file->problem();
    sayUnder(*m_file, *m_fileMessage, words);
    if (!words.isEmpty()) m_file->focusFirst();
    return words.isEmpty();
}

} // namespace lockstep::ui
