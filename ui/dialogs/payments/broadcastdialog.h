// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"
#include "core/api/transactionpreview.h"
#include "ui/dialogs/formdialog.h"
#include "ui/widgets/text/followsunit.h"

#include <QTimer>

#include <optional>

namespace lockstep::ui {

class Badge;
class PasteEdit;
class TransactionParts;

/// A finished transaction on its way out: what it does is read and shown before it can be sent; after that the dialog
/// stays and says how far it has come.
class BroadcastDialog final : public FormDialog, public FollowsUnit
{
    Q_OBJECT

public:
    explicit BroadcastDialog(QWidget* parent = nullptr);

    void setText(const QByteArray& text); ///< What a file held.
    void answer(const Result<TransactionPreview>& preview); ///< One for each `previewWanted`; the last one counts.
    void showError(const Error& error, ErrorSubject subject = ErrorSubject::Transaction) override;

    const TransactionPreview& preview() const { return *m_preview; } ///< Once `submitted`.
    std::optional<Txid> sent() const { return m_sent; }
    void showSent(); ///< It is kept; from now on there is nothing to type.
    void setOutgoing(const OutgoingView& outgoing); ///< Of the one that was sent.
    void followUnit() override;

signals:
    void previewWanted(const QByteArray& text);
    void fileWanted();

protected:
    QString problem() override;

private:
    QWidget* buildInput();
    QWidget* buildPreview();
    QWidget* buildState();
    void textChanged();
    void ask();
    void showPreview(const TransactionPreview& preview);
    void showAmounts();
    void clearPreview();

    PasteEdit* m_text;
    QWidget* m_input = nullptr;
    QWidget* m_shown = nullptr; ///< What it does.
    QWidget* m_state = nullptr; ///< How far it has come.
    PlainLabel* m_summary = nullptr;
    PlainLabel* m_warnings = nullptr;
    PlainLabel* m_fee = nullptr;
    PlainLabel* m_txid = nullptr;
    TransactionParts* m_inputs = nullptr;
    TransactionParts* m_outputs = nullptr;
    Badge* m_badge = nullptr;
    PlainLabel* m_meaning = nullptr;
    int m_open = 0; ///< Questions without an answer.
    QTimer m_soon; ///< A person who types is asked about once.
    std::optional<TransactionPreview> m_preview;
    std::optional<Txid> m_sent;
};

} // namespace lockstep::ui
