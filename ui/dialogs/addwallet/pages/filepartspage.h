// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/walletfile.h"
#include "core/api/watchedalready.h"
#include "ui/dialogs/wizard/wizardpage.h"

#include <QMap>

namespace lockstep::ui {

class PlainLabel;
class TickList;

/// What is in a file of another wallet program: which program's it is, its wallets and its labels, for the person to
/// choose what to take.
class FilePartsPage final : public WizardPage
{
    Q_OBJECT

public:
    FilePartsPage(const QString& fileName, WalletFile file, QWidget* parent = nullptr);

    const WalletFile& file() const { return m_file; }
    QList<WalletFile::Part> chosen() const;
    QList<WatchQuestion> questions() const; ///< Who has what is in it already?
    void setWatchedAlready(const WatchQuestion& asked, const WatchedAlready& watched); ///< Answers one of them.
    bool wantsLabels() const; ///< There are some, and they are ticked.
    QString onlyLabelsFor() const; ///< The wallet here that is to get the labels, where nothing else is ticked.

    void entered() override;
    void left() override;
    bool isSound() override;
    QString acceptText() const override;

private:
    void setHereAlready(qsizetype place, const QString& wallet);
    void tellWhatComes();
    qsizetype labelsPlace() const { return m_file.parts.size(); }

    WalletFile m_file;
    TickList* m_list; ///< The wallets, then the labels where there are any.
    QStringList m_lines; ///< About each of them.
    QMap<qsizetype, QString> m_here; ///< Those that are a wallet here already, and its name.
    bool m_isLeft = false; ///< The person has chosen: a late answer changes no tick.
    QStringList m_known; ///< Of each wallet of the file what is said of it; empty: nobody has it.
    PlainLabel* m_knownNote;
    PlainLabel* m_message;
};

} // namespace lockstep::ui
