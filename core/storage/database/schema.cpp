// SPDX-License-Identifier: MIT

#include "core/storage/database/schema.h"

#include "core/storage/database/schemafill.h"

#include <array>

namespace lockstep {

namespace {

// Heights and hashes stand in the rows, so a reorg of any depth can be undone. No index on a 32-byte hash but where a
// query needs it: it would cost more than all the rest (decision 0005).
constexpr std::array Version1{
    u"CREATE TABLE meta (key TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID",

    u"CREATE TABLE header_chunk (first_height INTEGER PRIMARY KEY, headers BLOB NOT NULL) STRICT",
    u"CREATE TABLE filter_header_chunk (first_height INTEGER PRIMARY KEY, headers BLOB NOT NULL) STRICT",
    u"CREATE TABLE chain_state ("
    u" id INTEGER PRIMARY KEY CHECK (id = 1),"
    u" synced_height INTEGER NOT NULL CHECK (synced_height >= 0),"
    u" synced_hash BLOB NOT NULL CHECK (length(synced_hash) = 32)) STRICT",

    u"CREATE TABLE wallet ("
    u" id INTEGER PRIMARY KEY AUTOINCREMENT," // an id is never given twice: a late message cannot hit a new wallet
    u" uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),"
    u" name TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (name <> ''),"
    u" kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 2),"
    u" account_type TEXT NOT NULL,"
    u" identity TEXT NOT NULL UNIQUE CHECK (identity <> ''),"
    u" fingerprint BLOB CHECK (length(fingerprint) = 4),"
    u" lifecycle INTEGER NOT NULL CHECK (lifecycle IN (0, 1)),"
    u" lookahead INTEGER CHECK (lookahead > 0),"
    u" birthday_height INTEGER CHECK (birthday_height >= 0),"
    u" birthday_time INTEGER,"
    u" synced_height INTEGER NOT NULL CHECK (synced_height >= 0),"
    u" synced_hash BLOB NOT NULL CHECK (length(synced_hash) = 32),"
    u" catching_up INTEGER NOT NULL CHECK (catching_up IN (0, 1)),"
    u" error_code INTEGER,"
    u" error_detail TEXT,"
    u" created_at INTEGER NOT NULL,"
    u" sort_order INTEGER NOT NULL,"
    u" colour TEXT NOT NULL,"
    u" notes TEXT NOT NULL) STRICT",

    u"CREATE TABLE keychain ("
    u" id INTEGER PRIMARY KEY AUTOINCREMENT,"
    u" wallet_id INTEGER NOT NULL REFERENCES wallet (id) ON DELETE CASCADE,"
    u" role INTEGER NOT NULL CHECK (role BETWEEN 0 AND 2),"
    u" descriptor TEXT NOT NULL,"
    u" branch INTEGER NOT NULL CHECK (branch >= 0),"
    u" next_index INTEGER NOT NULL CHECK (next_index >= 0),"
    u" shown_index INTEGER CHECK (shown_index >= 0)) STRICT",
    u"CREATE INDEX keychain_of_wallet ON keychain (wallet_id)",

    u"CREATE TABLE script ("
    u" keychain_id INTEGER NOT NULL REFERENCES keychain (id) ON DELETE CASCADE,"
    u" idx INTEGER NOT NULL CHECK (idx >= 0),"
    u" script BLOB NOT NULL,"
    u" label TEXT NOT NULL,"
    u" PRIMARY KEY (keychain_id, idx)) STRICT, WITHOUT ROWID",

    u"CREATE TABLE tx ("
    u" wallet_id INTEGER NOT NULL REFERENCES wallet (id) ON DELETE CASCADE,"
    u" txid BLOB NOT NULL CHECK (length(txid) = 32),"
    u" raw BLOB NOT NULL,"
    u" height INTEGER CHECK (height >= 0),"
    u" block_hash BLOB CHECK (length(block_hash) = 32),"
    u" position INTEGER NOT NULL CHECK (position >= 0),"
    u" time INTEGER NOT NULL,"
    u" net INTEGER NOT NULL,"
    u" fee INTEGER CHECK (fee >= 0),"
    u" is_coinbase INTEGER NOT NULL CHECK (is_coinbase IN (0, 1)),"
    u" status INTEGER NOT NULL CHECK (status BETWEEN 0 AND 4),"
    u" PRIMARY KEY (wallet_id, txid),"
    u" CHECK ((status = 1) = (height IS NOT NULL)),"
    u" CHECK ((height IS NULL) = (block_hash IS NULL))) STRICT",
    u"CREATE INDEX tx_history ON tx (wallet_id, height, position)",

    u"CREATE TABLE coin ("
    u" wallet_id INTEGER NOT NULL,"
    u" txid BLOB NOT NULL,"
    u" vout INTEGER NOT NULL CHECK (vout >= 0),"
    u" amount INTEGER NOT NULL CHECK (amount BETWEEN 0 AND 2100000000000000),"
    u" keychain_id INTEGER NOT NULL REFERENCES keychain (id),"
    u" idx INTEGER NOT NULL CHECK (idx >= 0),"
    u" frozen INTEGER NOT NULL CHECK (frozen IN (0, 1)),"
    u" spent_by BLOB CHECK (length(spent_by) = 32),"
    u" PRIMARY KEY (wallet_id, txid, vout),"
    u" FOREIGN KEY (wallet_id, txid) REFERENCES tx (wallet_id, txid) ON DELETE CASCADE) STRICT",
    u"CREATE INDEX coin_spent_by ON coin (wallet_id, spent_by)",
    u"CREATE INDEX coin_place ON coin (keychain_id, idx)",

    u"CREATE TABLE label ("
    u" wallet_id INTEGER NOT NULL REFERENCES wallet (id) ON DELETE CASCADE,"
    u" kind TEXT NOT NULL,"
    u" ref TEXT NOT NULL,"
    u" text TEXT NOT NULL,"
    u" PRIMARY KEY (wallet_id, kind, ref)) STRICT, WITHOUT ROWID",

    u"CREATE TABLE secret ("
    u" wallet_id INTEGER NOT NULL REFERENCES wallet (id) ON DELETE CASCADE,"
    u" kind TEXT NOT NULL,"
    u" record BLOB NOT NULL,"
    u" PRIMARY KEY (wallet_id, kind)) STRICT",

    u"CREATE TABLE job ("
    u" id INTEGER PRIMARY KEY AUTOINCREMENT,"
    u" wallet_id INTEGER NOT NULL REFERENCES wallet (id) ON DELETE CASCADE,"
    u" kind INTEGER NOT NULL CHECK (kind IN (0, 1)),"
    u" state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 5),"
    u" from_height INTEGER NOT NULL CHECK (from_height >= 0),"
    u" to_height INTEGER CHECK (to_height >= 0),"
    u" next_height INTEGER NOT NULL CHECK (next_height >= 0),"
    u" previous_hash BLOB NOT NULL CHECK (length(previous_hash) = 32),"
    u" lookahead INTEGER CHECK (lookahead > 0),"
    u" found INTEGER NOT NULL,"
    u" blocks_fetched INTEGER NOT NULL,"
    u" bytes INTEGER NOT NULL,"
    u" error_code INTEGER,"
    u" error_detail TEXT,"
    u" user_paused INTEGER NOT NULL CHECK (user_paused IN (0, 1)),"
    u" created_at INTEGER NOT NULL,"
    u" updated_at INTEGER NOT NULL) STRICT",
    u"CREATE INDEX job_of_wallet ON job (wallet_id)",
    u"CREATE TABLE job_script ("
    u" job_id INTEGER NOT NULL REFERENCES job (id) ON DELETE CASCADE,"
    u" keychain_id INTEGER NOT NULL REFERENCES keychain (id) ON DELETE CASCADE,"
    u" idx INTEGER NOT NULL,"
    u" PRIMARY KEY (job_id, keychain_id, idx)) STRICT, WITHOUT ROWID",
    u"CREATE TABLE scanned_range ("
    u" wallet_id INTEGER NOT NULL REFERENCES wallet (id) ON DELETE CASCADE,"
    u" keychain_id INTEGER REFERENCES keychain (id) ON DELETE CASCADE,"
    u" from_height INTEGER NOT NULL,"
    u" to_height INTEGER NOT NULL CHECK (to_height >= from_height),"
    u" lookahead INTEGER NOT NULL) STRICT",
    u"CREATE INDEX scanned_range_of_wallet ON scanned_range (wallet_id)",

    u"CREATE TABLE event ("
    u" id INTEGER PRIMARY KEY AUTOINCREMENT,"
    u" time INTEGER NOT NULL,"
    u" kind TEXT NOT NULL,"
    u" wallet_id INTEGER," // no reference: what happened stays told after the wallet is gone
    u" height INTEGER,"
    u" detail TEXT NOT NULL) STRICT",

    u"CREATE TABLE peer ("
    u" address TEXT PRIMARY KEY,"
    u" services INTEGER NOT NULL,"
    u" last_seen INTEGER NOT NULL,"
    u" last_success INTEGER NOT NULL,"
    u" failures INTEGER NOT NULL,"
    u" banned_until INTEGER NOT NULL,"
    u" anchor INTEGER NOT NULL CHECK (anchor IN (0, 1))) STRICT, WITHOUT ROWID",
};

// A third kind of job. SQLite changes no CHECK: the table is copied, first the one that refers to it is taken along,
// since dropping the old one would empty it.
constexpr std::array Version2{
    u"CREATE TABLE job2 ("
    u" id INTEGER PRIMARY KEY AUTOINCREMENT,"
    u" wallet_id INTEGER NOT NULL REFERENCES wallet (id) ON DELETE CASCADE,"
    u" kind INTEGER NOT NULL CHECK (kind IN (0, 1, 2)),"
    u" state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 5),"
    u" from_height INTEGER NOT NULL CHECK (from_height >= 0),"
    u" to_height INTEGER CHECK (to_height >= 0),"
    u" next_height INTEGER NOT NULL CHECK (next_height >= 0),"
    u" previous_hash BLOB NOT NULL CHECK (length(previous_hash) = 32),"
    u" lookahead INTEGER CHECK (lookahead > 0),"
    u" found INTEGER NOT NULL,"
    u" blocks_fetched INTEGER NOT NULL,"
    u" bytes INTEGER NOT NULL,"
    u" error_code INTEGER,"
    u" error_detail TEXT,"
    u" user_paused INTEGER NOT NULL CHECK (user_paused IN (0, 1)),"
    u" created_at INTEGER NOT NULL,"
    u" updated_at INTEGER NOT NULL) STRICT",
    u"CREATE TABLE job_script2 ("
    u" job_id INTEGER NOT NULL REFERENCES job2 (id) ON DELETE CASCADE,"
    u" keychain_id INTEGER NOT NULL REFERENCES keychain (id) ON DELETE CASCADE,"
    u" idx INTEGER NOT NULL,"
    u" PRIMARY KEY (job_id, keychain_id, idx)) STRICT, WITHOUT ROWID",
    u"INSERT INTO job2 SELECT * FROM job",
    u"INSERT INTO job_script2 SELECT * FROM job_script",
    u"DELETE FROM sqlite_sequence WHERE name = 'job2'", // ids go on where they were
    u"INSERT INTO sqlite_sequence SELECT 'job2', seq FROM sqlite_sequence WHERE name = 'job'",
    u"DROP TABLE job_script",
    u"DROP TABLE job",
    u"ALTER TABLE job2 RENAME TO job", // and with it what refers to it
    u"ALTER TABLE job_script2 RENAME TO job_script",
    u"CREATE INDEX job_of_wallet ON job (wallet_id)",
};

// What a history of 100,000 payments needs: sums and pages come from indexes that hold all columns they look at, never
// from the rows, which are long. tx_chain has the chain's order and tx_date the list's (what waits, then the newest).
constexpr std::array Version3{
    u"DROP INDEX tx_history",
    u"CREATE INDEX tx_chain ON tx (wallet_id, height, position, net)",
    u"CREATE INDEX tx_date ON tx (wallet_id, (status = 0), time, height, position, status, net, is_coinbase)",

    u"CREATE TABLE tx_search (" // what a search looks into: txid and addresses, as people write them
    u" wallet_id INTEGER NOT NULL,"
    u" txid BLOB NOT NULL,"
    u" text TEXT NOT NULL,"
    u" PRIMARY KEY (wallet_id, txid),"
    u" FOREIGN KEY (wallet_id, txid) REFERENCES tx (wallet_id, txid) ON DELETE CASCADE) STRICT, WITHOUT ROWID",

    u"ALTER TABLE label ADD COLUMN txid BLOB CHECK (length(txid) = 32)", // of kind "tx", to join with
    u"CREATE INDEX label_of_tx ON label (wallet_id, txid) WHERE txid IS NOT NULL",
    u"CREATE INDEX script_labelled ON script (keychain_id, idx) WHERE label <> ''",
    u"CREATE INDEX script_owner ON script (script)", // whose address is this?

    u"CREATE TABLE payment_request ("
    u" id INTEGER PRIMARY KEY AUTOINCREMENT,"
    u" wallet_id INTEGER NOT NULL REFERENCES wallet (id) ON DELETE CASCADE,"
    u" keychain_id INTEGER NOT NULL,"
    u" idx INTEGER NOT NULL,"
    u" amount INTEGER CHECK (amount BETWEEN 0 AND 2100000000000000),"
    u" label TEXT NOT NULL,"
    u" message TEXT NOT NULL,"
    u" created_at INTEGER NOT NULL,"
    u" FOREIGN KEY (keychain_id, idx) REFERENCES script (keychain_id, idx) ON DELETE CASCADE) STRICT",
    u"CREATE INDEX payment_request_of_wallet ON payment_request (wallet_id)",
    u"CREATE INDEX payment_request_of_script ON payment_request (keychain_id, idx)",
};

// What took the place of a transaction that failed, and in which block: so that a reorg can undo that as well.
constexpr std::array Version4{
    u"ALTER TABLE tx ADD COLUMN replaced_by BLOB CHECK (length(replaced_by) = 32)",
    u"ALTER TABLE tx ADD COLUMN conflict_height INTEGER CHECK (conflict_height >= 0)",
    u"CREATE INDEX tx_conflict ON tx (wallet_id, conflict_height) WHERE conflict_height IS NOT NULL",
};

// Payments from one wallet of ours to another, known to the indexes that sums and pages come from. The same transaction
// in several wallets is looked for at each one that comes in: hence an index on a hash.
constexpr std::array Version5{
    u"ALTER TABLE tx ADD COLUMN transfer INTEGER NOT NULL DEFAULT 0 CHECK (transfer BETWEEN 0 AND 3)",
    u"CREATE INDEX tx_id ON tx (txid)",
    u"UPDATE tx SET transfer = 1 WHERE txid IN"
    u" (SELECT txid FROM tx GROUP BY txid HAVING min(net) < 0 AND max(net) > 0)",
    u"UPDATE tx SET transfer = CASE WHEN net < 0 THEN 2 ELSE 3 END WHERE transfer = 1 AND txid IN"
    u" (SELECT txid FROM tx WHERE transfer = 1 GROUP BY txid HAVING sum(net < 0) = 1 AND sum(net) = -max(fee))",
    u"DROP INDEX tx_date",
    u"CREATE INDEX tx_date ON tx (wallet_id, (status = 0), time, height, position, status, net, is_coinbase,"
    u" transfer, fee)",
};

// What a person gave to be sent. It need not be in a wallet of ours.
constexpr std::array Version6{
    u"CREATE TABLE outgoing ("
    u" txid BLOB PRIMARY KEY CHECK (length(txid) = 32),"
    u" raw BLOB NOT NULL,"
    u" state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 3),"
    u" asked_for INTEGER NOT NULL CHECK (asked_for >= 0),"
    u" given_at INTEGER NOT NULL,"
    u" next_at INTEGER NOT NULL) STRICT",
};

// Until now no wallet with keys was made before its words had been typed: back from paper, or to restore it.
constexpr std::array Version7{
    u"ALTER TABLE wallet ADD COLUMN words_confirmed_at INTEGER",
    u"UPDATE wallet SET words_confirmed_at = created_at WHERE kind = 0",
};

// Jobs of no wallet, in an order that a person may change, and what one asks about an outpoint. Copied as in version 2.
constexpr std::array Version8{
    u"CREATE TABLE job2 ("
    u" id INTEGER PRIMARY KEY AUTOINCREMENT,"
    u" wallet_id INTEGER REFERENCES wallet (id) ON DELETE CASCADE,"
    u" kind INTEGER NOT NULL CHECK (kind IN (0, 1, 2, 3)),"
    u" state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 5),"
    u" from_height INTEGER NOT NULL CHECK (from_height >= 0),"
    u" to_height INTEGER CHECK (to_height >= 0),"
    u" next_height INTEGER NOT NULL CHECK (next_height >= 0),"
    u" previous_hash BLOB NOT NULL CHECK (length(previous_hash) = 32),"
    u" lookahead INTEGER CHECK (lookahead > 0),"
    u" found INTEGER NOT NULL,"
    u" blocks_fetched INTEGER NOT NULL,"
    u" bytes INTEGER NOT NULL,"
    u" error_code INTEGER,"
    u" error_detail TEXT,"
    u" user_paused INTEGER NOT NULL CHECK (user_paused IN (0, 1)),"
    u" created_at INTEGER NOT NULL,"
    u" updated_at INTEGER NOT NULL,"
    u" rank INTEGER NOT NULL DEFAULT 0,"
    u" CHECK ((wallet_id IS NULL) = (kind = 3))) STRICT",
    u"CREATE TABLE job_script2 ("
    u" job_id INTEGER NOT NULL REFERENCES job2 (id) ON DELETE CASCADE,"
    u" keychain_id INTEGER NOT NULL REFERENCES keychain (id) ON DELETE CASCADE,"
    u" idx INTEGER NOT NULL,"
    u" PRIMARY KEY (job_id, keychain_id, idx)) STRICT, WITHOUT ROWID",
    u"INSERT INTO job2 SELECT *, 0 FROM job",
    u"INSERT INTO job_script2 SELECT * FROM job_script",
    u"DELETE FROM sqlite_sequence WHERE name = 'job2'",
    u"INSERT INTO sqlite_sequence SELECT 'job2', seq FROM sqlite_sequence WHERE name = 'job'",
    u"DROP TABLE job_script",
    u"DROP TABLE job",
    u"ALTER TABLE job2 RENAME TO job",
    u"ALTER TABLE job_script2 RENAME TO job_script",
    u"CREATE INDEX job_of_wallet ON job (wallet_id)",

    u"CREATE TABLE job_outpoint ("
    u" job_id INTEGER PRIMARY KEY REFERENCES job (id) ON DELETE CASCADE,"
    u" txid BLOB NOT NULL CHECK (length(txid) = 32),"
    u" vout INTEGER NOT NULL CHECK (vout >= 0),"
    u" script BLOB NOT NULL,"
    u" verdict INTEGER NOT NULL CHECK (verdict BETWEEN 0 AND 3),"
    u" doubt INTEGER NOT NULL CHECK (doubt BETWEEN 0 AND 3),"
    u" made_height INTEGER CHECK (made_height >= 0),"
    u" made_hash BLOB CHECK (length(made_hash) = 32),"
    u" value INTEGER CHECK (value BETWEEN 0 AND 2100000000000000),"
    u" spent_height INTEGER CHECK (spent_height >= 0),"
    u" spent_hash BLOB CHECK (length(spent_hash) = 32),"
    u" spender BLOB NOT NULL CHECK (length(spender) = 32),"
    u" input INTEGER NOT NULL CHECK (input >= 0),"
    u" at_height INTEGER CHECK (at_height >= 0),"
    u" at_hash BLOB CHECK (length(at_hash) = 32),"
    u" agreed INTEGER NOT NULL CHECK (agreed IN (0, 1)),"
    u" CHECK ((verdict = 2) = (spent_height IS NOT NULL))) STRICT",
};

// When a wallet last went whole into a backup file.
constexpr std::array Version9{
    u"ALTER TABLE wallet ADD COLUMN backed_up_at INTEGER",
};

// What a peer told of and no block has: shown as unverified, and given up after a while.
constexpr std::array Version10{
    u"ALTER TABLE tx ADD COLUMN heard INTEGER NOT NULL DEFAULT 0 CHECK (heard IN (0, 1))",
    u"CREATE INDEX tx_heard ON tx (time, wallet_id) WHERE heard = 1",
};

// What a person changed that only a backup file keeps, counted, and how much of it the last file has: two numbers,
// since a change may come while the file is written.
constexpr std::array Version11{
    u"ALTER TABLE wallet ADD COLUMN edits INTEGER NOT NULL DEFAULT 0",
    u"ALTER TABLE wallet ADD COLUMN edits_backed_up INTEGER NOT NULL DEFAULT 0",
};

// When a payment fell out of its block: from then on it waits anew. Of those that wait already the last reorg is known.
constexpr std::array Version12{
    u"ALTER TABLE tx ADD COLUMN dropped_at INTEGER",
    u"UPDATE tx SET dropped_at = (SELECT max(time) FROM event WHERE kind = 'reorg') WHERE status = 0 AND heard = 0",
};

// How much of the network an import or a scan took, told with its end. Of those that are over nobody knows.
constexpr std::array Version13{
    u"ALTER TABLE event ADD COLUMN bytes INTEGER",
};

// A wallet that a person removed is gone at once, and one that is rebuilt forgets at once what blocks told of it; the
// rows go bit by bit (WalletRemnants).
constexpr std::array Version14{
    u"ALTER TABLE wallet ADD COLUMN removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))",
    u"ALTER TABLE wallet ADD COLUMN forgets_blocks INTEGER NOT NULL DEFAULT 0 CHECK (forgets_blocks IN (0, 1))",
};

constexpr std::array All{Migration{1, Version1},   Migration{2, Version2},   Migration{3, Version3, fillVersion3},
                         Migration{4, Version4},   Migration{5, Version5},   Migration{6, Version6},
                         Migration{7, Version7},   Migration{8, Version8},   Migration{9, Version9},
                         Migration{10, Version10}, Migration{11, Version11}, Migration{12, Version12},
                         Migration{13, Version13}, Migration{14, Version14}};

} // namespace

std::span<const Migration> migrations() { return All; }

} // namespace lockstep
