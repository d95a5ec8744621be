// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/walletprofile.h"
#include "core/util/result.h"

#include <QStringList>
#include <QWidget>

#include <optional>

class QComboBox;
class QLineEdit;
class QPlainTextEdit;

namespace lockstep::ui {

class GuardedButton;
class FailureNote;
class PlainLabel;

/// A wallet's name, colour and notes. What was typed stays, also when the wallet is read again. It is saved by its
/// button, and by itself when it goes out of sight: with the page, the window, or behind a lock.
class GeneralSection final : public QWidget
{
    Q_OBJECT

public:
    explicit GeneralSection(QWidget* parent = nullptr);

    void setProfile(const WalletProfile& profile);
    void setTakenNames(const QStringList& names); ///< Of all wallets.
    void showError(const Error& error); ///< Nothing was changed.
    QString unsaved() const; ///< What was typed and cannot be saved as it is, or was refused, and why; empty: nothing.
    void focusUnsaved(); ///< The first field of what unsaved() tells.

signals:
    void renameWanted(const QString& name);
    void appearanceChanged(const QString& colour, const QString& notes);
    void leftUnsaved(const QString& problem); ///< What was typed stays here, and will not do.

protected:
    void hideEvent(QHideEvent* event) override;

private:
    void layOut();
    void chooseColour(const QString& colour);
    QString problemOfName() const;
    QString problemOfNotes() const;
    bool isRenamed() const; ///< To a name that will do.
    bool hasOtherLook() const; ///< That will do.
    void judge();
    void save();
    QString name() const;
    QString colour() const;
    QString notes() const;

    std::optional<WalletProfile> m_profile; ///< As it is stored.
    std::optional<Error> m_refusal; ///< Of what was last to be saved.
    bool m_isSaved = false; ///< Its changes were handed over to be stored.
    QStringList m_taken;
    QLineEdit* m_name;
    QComboBox* m_colour;
    QPlainTextEdit* m_notes;
    PlainLabel* m_created;
    FailureNote* m_problem;
    GuardedButton* m_save;
};

} // namespace lockstep::ui
