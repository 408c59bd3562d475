%% for line in origin
# %%{line}
%% end
# The image of Oracle Database Free runs this at each start: it makes the user of the application, once.
sqlplus -s / as sysdba <<END
WHENEVER SQLERROR EXIT SQL.SQLCODE
ALTER SESSION SET CONTAINER = FREEPDB1;
DECLARE
    present NUMBER;
BEGIN
    SELECT COUNT(*) INTO present FROM dba_users WHERE username = 'APP';
    IF present = 0 THEN
        EXECUTE IMMEDIATE 'CREATE TABLESPACE app DATAFILE ''/opt/oracle/oradata/FREE/FREEPDB1/app.dbf'' SIZE 50M AUTOEXTEND ON';
        EXECUTE IMMEDIATE 'CREATE USER app IDENTIFIED BY "$ORACLE_PWD" DEFAULT TABLESPACE app QUOTA UNLIMITED ON app';
        EXECUTE IMMEDIATE 'GRANT CREATE SESSION, CREATE TABLE, CREATE SEQUENCE TO app';
    END IF;
END;
/
END
