// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/watchpreview.h"
#include "ui/dialogs/formdialog.h"

class QComboBox;
class QLineEdit;
class QPlainTextEdit;

namespace lockstep::ui {

class BirthdayFields;
class PlainLabel;

/// A wallet without keys: paste an extended public key, a descriptor or addresses, see what it is, say since when.
class WatchWalletDialog final : public FormDialog
{
    Q_OBJECT

public:
    explicit WatchWalletDialog(Network network, QWidget* parent = nullptr);

    NewWallet takeWallet();

protected:
    QString problem() override;

private:
    void readText();
    QString describe() const;
    std::optional<AccountType> type() const;

    Network m_network;
    Result<WatchPreview> m_preview;
    QLineEdit* m_name;
    QPlainTextEdit* m_text;
    QComboBox* m_type;
    PlainLabel* m_what;
    BirthdayFields* m_birthday;
};

} // namespace lockstep::ui
